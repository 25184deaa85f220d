import type { CohortTopics } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DotRange } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { TeachingPage } from './TeachingPage.tsx';
import { type CohortPlace, topicsQuery } from './teaching-api.ts';

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** What should I teach again? */
export function TopicsPage() {
  const { id } = useParams({ from: '/cohorts/$id/topics' });
  const { assignment, organization } = useSearch({ from: '/cohorts/$id/topics' });
  return (
    <TeachingPage
      title="What should you teach again?"
      lead={
        <Link to="/cohorts/$id" params={{ id }} search={{ organization, assignment }}>
          Back to the cohort
        </Link>
      }
    >
      {({ organizationId }) => <TopicsPanel place={{ organizationId, cohortId: id }} assignment={assignment} />}
    </TeachingPage>
  );
}

function TopicsPanel({ place, assignment }: { readonly place: CohortPlace; readonly assignment: string | undefined }) {
  const topics = useQuery(topicsQuery(place, assignment));
  return (
    <AsyncPanel query={topics} what="the topics" lines={8}>
      {(answer) => <TopicsView topics={answer} />}
    </AsyncPanel>
  );
}

function TopicsView({ topics }: { readonly topics: CohortTopics }) {
  const [first] = topics.objectives;
  const [weakest] = topics.domains;
  if (weakest === undefined) {
    return (
      <EmptyState
        title={`Too few to show: ${countOf(topics.learners, 'learner')}, at least ${topics.minLearners} in a subject are needed`}
        hint={`Nothing is told of a group under ${topics.minLearners}. Results of ${topics.quizTitle} come in as learners finish it.`}
      />
    );
  }
  return (
    <>
      <Answer note={`${topics.quizTitle}, last result of ${countOf(topics.learners, 'learner')}.`}>
        {first === undefined ? `${weakest.label} first.` : first.statement}
      </Answer>
      {first === undefined ? null : (
        <p>
          {first.missedBy} of {countOf(first.learners, 'learner')} who were asked missed a question on it:{' '}
          {percent(first.missed.share)}, range {percent(first.missed.low)}–{percent(first.missed.high)}.
        </p>
      )}
      <Domains topics={topics} />
      <Section title="Objectives, most surely missed first">
        {topics.objectives.length === 0 ? null : <ObjectiveTable topics={topics} />}
        {topics.hiddenObjectives === 0 ? null : (
          <p className="small muted">
            {countOf(topics.hiddenObjectives, 'objective')} hidden: fewer than {topics.minLearners} learners were asked.
          </p>
        )}
      </Section>
    </>
  );
}

function ObjectiveTable({ topics }: { readonly topics: CohortTopics }) {
  return (
    <DataTable
      caption="Objectives and how many learners missed them"
      isCaptionHidden
      rows={topics.objectives}
      rowKey={(row) => `${row.domain}/${row.objective}`}
      columns={[
        { key: 'statement', header: 'Objective', cell: (row) => row.statement, isRowHeader: true },
        { key: 'domain', header: 'Subject', cell: (row) => row.label, sortBy: (row) => row.label },
        {
          key: 'missed',
          header: 'Missed by',
          cell: (row) => `${row.missedBy} of ${row.learners}`,
          sortBy: (row) => row.missed.share,
          align: 'right',
        },
        {
          key: 'range',
          header: '80% range',
          cell: (row) => `${percent(row.missed.low)}–${percent(row.missed.high)}`,
          sortBy: (row) => row.missed.low,
          align: 'right',
        },
      ]}
    />
  );
}

function Domains({ topics }: { readonly topics: CohortTopics }) {
  const [weakest] = topics.domains;
  if (weakest === undefined) return null;
  return (
    <Figure
      title={`${weakest.label} is the weakest subject: ${percent(weakest.right.share)} of its questions right on average`}
      unit="share of questions answered right, mean of learners, percent"
      sources={[
        {
          id: 'assignment',
          title: `${topics.quizTitle}, last result of each learner`,
          vintage: 'today',
          address: '/methods',
        },
      ]}
      kind="reported"
      n={countOf(topics.learners, 'learner')}
      caption={topics.note}
      hasPicture={true}
      table={{
        columns: [
          { id: 'subject', header: 'Subject' },
          { id: 'right', header: 'Right', unit: 'share, 0 to 1', isNumeric: true },
          { id: 'low', header: 'Range from', unit: 'share, 0 to 1', isNumeric: true },
          { id: 'high', header: 'Range to', unit: 'share, 0 to 1', isNumeric: true },
          { id: 'learners', header: 'Learners', isNumeric: true },
          { id: 'questions', header: 'Questions', isNumeric: true },
        ],
        rows: topics.domains.map(({ domain, label, right, learners, questions }) => ({
          id: domain,
          cells: [
            label,
            { value: right.share, text: percent(right.share) },
            { value: right.low, text: percent(right.low) },
            { value: right.high, text: percent(right.high) },
            { value: learners, text: String(learners) },
            { value: questions, text: String(questions) },
          ],
        })),
      }}
    >
      <DotRange
        name="Subjects by mean share of questions right, with the 80% range"
        rows={topics.domains.map(({ domain, label, right, learners }) => ({
          id: domain,
          label,
          estimate: { value: right.share, low: right.low, high: right.high },
          n: learners,
        }))}
        scale={[0, 1]}
        format={percent}
      />
    </Figure>
  );
}
