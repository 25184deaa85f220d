import type { AssignmentList } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AssignmentEntry } from './AssignmentEntry.tsx';
import { AssignQuiz } from './AssignQuiz.tsx';
import { assignmentsQuery } from './assignments-api.ts';
import classes from './cohorts.module.css';
import { TeachingPage } from './TeachingPage.tsx';
import type { CohortPlace } from './teaching-api.ts';
import { useOrganization } from './use-organization.ts';

/** What is due, for whom, with what extra time? */
export function AssignmentsPage() {
  const { id } = useParams({ from: '/cohorts/$id/assignments' });
  const { organization } = useSearch({ from: '/cohorts/$id/assignments' });
  return (
    <TeachingPage
      title="What is due, for whom, with what extra time?"
      lead={
        <Link to="/cohorts/$id" params={{ id }} search={{ organization }}>
          Back to the cohort
        </Link>
      }
    >
      {({ organizationId }) => <AssignmentsPanel place={{ organizationId, cohortId: id }} />}
    </TeachingPage>
  );
}

function AssignmentsPanel({ place }: { readonly place: CohortPlace }) {
  const assignments = useQuery(assignmentsQuery(place));
  return (
    <AsyncPanel query={assignments} what="the assignments" lines={8}>
      {(list) => (
        <>
          {list.items.length === 0 ? (
            <EmptyState title="Nothing is assigned" hint="Assign a quiz below. Learners find it on their start page." />
          ) : (
            <>
              <Answer note={`Times of ${list.timeZone}, where the cohort is.`}>{standingWords(list)}</Answer>
              <Section title="Assigned quizzes">
                <ol className={classes.entries}>
                  {list.items.map((entry) => (
                    <AssignmentEntry
                      key={entry.id}
                      place={place}
                      entry={entry}
                      timeZone={list.timeZone}
                      learners={list.learners}
                    />
                  ))}
                </ol>
              </Section>
            </>
          )}
          <ExtraTime place={place} list={list} />
          <Section title="Assign another quiz">
            <AssignQuiz {...place} timeZone={list.timeZone} />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

function standingWords({ items, learners }: AssignmentList): string {
  const running = items.filter(({ withdrawnAt, window }) => withdrawnAt === null && window === 'open');
  const behind = running.filter(({ finished }) => finished < learners).length;
  if (running.length === 0) return 'Nothing is open at the moment.';
  const open = `${countOf(running.length, 'assignment')} ${running.length === 1 ? 'is' : 'are'} open`;
  return behind === 0
    ? `${open}; everybody has finished.`
    : `${open}; ${behind} ${behind === 1 ? 'is' : 'are'} not finished by everybody yet.`;
}

function ExtraTime({ place, list }: { readonly place: CohortPlace; readonly list: AssignmentList }) {
  const { search } = useOrganization();
  return (
    <Section title="Who takes them in another way">
      {list.accommodations.length === 0 ? (
        <p className="muted">Nobody. Extra time is set on the page of a learner and holds for everything assigned.</p>
      ) : (
        <ul>
          {list.accommodations.map(({ learnerId, name, words }) => (
            <li key={learnerId}>
              <Link to="/cohorts/$id/learners/$lid" params={{ id: place.cohortId, lid: learnerId }} search={search}>
                {name}
              </Link>
              : {words}
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">
        An exam that begins before its close runs to the end of the learner's own time, so no window cuts extra time
        short. Without a clock, answers end at the close.
      </p>
    </Section>
  );
}
