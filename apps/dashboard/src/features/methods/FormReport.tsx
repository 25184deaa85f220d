import type { FormTechnicalReport } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { Sentences } from './Sentences.tsx';

const quizPage: string = '/quizzes/$slug';
const methodPage: string = '/methods/form-readiness';

/** The report of a quiz whose questions are drawn for each person: classical statistics of the results. */
export function FormReport({ report }: { readonly report: FormTechnicalReport }) {
  const { scores, reliability, label, versions } = report;
  return (
    <>
      <Answer
        note={
          <>
            Questions {versions.bank}, outline {versions.blueprint}, engine {versions.engine}.{' '}
            <Link to={quizPage} params={{ slug: report.quiz }}>
              The quiz
            </Link>{' '}
            · <a href={`/api/v1/quizzes/${report.quiz}/technical-report`}>The same as JSON</a>
          </>
        }
      >
        {report.sentence}
      </Answer>
      <Section title="Results so far">
        <Facts>
          <Fact label="People">{label}</Fact>
          <Fact label="Mean result">{scores === null ? label : `${formatShare(scores.mean)} of the points`}</Fact>
          <Fact label="Spread of results (standard deviation)">
            {scores === null ? label : `${(100 * scores.sd).toFixed(1)} percentage points`}
          </Fact>
          <Fact label="Reliability">
            {reliability === null
              ? label
              : `${reliability.value.toFixed(2)} (95% interval ${reliability.low.toFixed(2)} to ${reliability.high.toFixed(2)})`}
          </Fact>
          <Fact label="Standard error of one result">
            {scores === null || scores.standardError === null
              ? label
              : `${(100 * scores.standardError).toFixed(1)} percentage points`}
          </Fact>
          <Fact label="Scored questions, on average">{scores === null ? label : scores.questions.toFixed(1)}</Fact>
        </Facts>
        <p>{report.method}</p>
      </Section>
      <Section title="The questions">
        <Questions report={report} />
      </Section>
      <Section title="What it is for">
        <Sentences items={report.purpose} />
      </Section>
      <Section title="What a result does not say">
        <Sentences items={report.limits} />
      </Section>
      <Section title="The target">
        <p>
          {report.target.label}. {report.target.basis}
        </p>
      </Section>
      <Section title="How questions are chosen and the result is made">
        <Sentences items={report.rules} />
        <p>
          <Link to={methodPage}>The method in full</Link>
        </p>
      </Section>
      <Section title="What this report does not have yet">
        <Sentences items={report.missing} />
      </Section>
    </>
  );
}

function Questions({ report: { items } }: { readonly report: FormTechnicalReport }) {
  const rows = [
    { what: 'Share of the points people earn', spread: items.shares },
    { what: 'Correlation with the rest of the quiz', spread: items.correlations },
  ].flatMap(({ what, spread }) => (spread === null ? [] : [{ what, ...spread }]));
  if (rows.length === 0) return <p>{`${items.pool} live questions; ${items.label}.`}</p>;
  return (
    <DataTable
      caption={items.label}
      rows={rows}
      rowKey={({ what }) => what}
      columns={[
        { key: 'what', header: 'Over these questions', isRowHeader: true, cell: ({ what }) => what },
        { key: 'low', header: 'A tenth lies below', align: 'right', cell: ({ low }) => low.toFixed(2) },
        { key: 'median', header: 'Half lie below', align: 'right', cell: ({ median }) => median.toFixed(2) },
        { key: 'high', header: 'A tenth lies above', align: 'right', cell: ({ high }) => high.toFixed(2) },
      ]}
    />
  );
}
