import type { Assignment, Cohort } from '@careway/contract';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { AssignQuiz } from './AssignQuiz.tsx';
import { AttentionPanel } from './AttentionPanel.tsx';
import { cohortQuery, learnersQuery } from './api.ts';
import classes from './cohorts.module.css';
import { GradebookLinks } from './GradebookLinks.tsx';
import { GridPanel } from './GridPanel.tsx';
import { LearnerTable } from './LearnerTable.tsx';
import { TeachingPage } from './TeachingPage.tsx';
import { useOrganization } from './use-organization.ts';

/** Who needs me this week? */
export function CohortPage() {
  const { id } = useParams({ from: '/cohorts/$id' });
  return (
    <TeachingPage title="Who needs you this week?">
      {({ organizationId }) => <CohortPanel organizationId={organizationId} id={id} />}
    </TeachingPage>
  );
}

function CohortPanel({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  const cohort = useQuery(cohortQuery(organizationId, id));
  return (
    <AsyncPanel query={cohort} what="this cohort" lines={8}>
      {(answer) => <CohortView organizationId={organizationId} cohort={answer} />}
    </AsyncPanel>
  );
}

function CohortView({ organizationId, cohort }: { readonly organizationId: string; readonly cohort: Cohort }) {
  const learners = useQuery(learnersQuery(organizationId, cohort.id));
  const { search } = useOrganization();
  const wanted = useSearch({ from: '/cohorts/$id' }).assignment;
  const assignment = cohort.assignments.find((one) => one.id === wanted) ?? cohort.assignments[0];
  const place = { organizationId, cohortId: cohort.id };
  const roster = (
    <ButtonLink
      to="/cohorts/$id/roster"
      params={{ id: cohort.id }}
      search={search}
      variant={cohort.learners === 0 ? 'filled' : 'default'}
    >
      {cohort.learners === 0 ? 'Add a roster' : 'Change the roster'}
    </ButtonLink>
  );
  return (
    <>
      <AttentionPanel place={place} cohort={cohort} />
      {assignment === undefined || cohort.learners === 0 ? null : (
        <Section title="Learner by subject">
          {cohort.assignments.length > 1 ? (
            <AssignmentChoice assignments={cohort.assignments} current={assignment} />
          ) : null}
          <GridPanel place={place} assignment={assignment.id} />
          <ButtonLink
            to="/cohorts/$id/topics"
            params={{ id: cohort.id }}
            search={{ ...search, assignment: assignment.id }}
            variant="default"
          >
            See what to teach again
          </ButtonLink>
        </Section>
      )}
      <Section title={assignment === undefined ? 'Learners' : `Learners and ${assignment.quizTitle}`}>
        <AsyncPanel query={learners} what="the learners">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="No learners yet">{roster}</EmptyState>
            ) : (
              <>
                <LearnerTable cohortId={cohort.id} learners={items} assignment={assignment} />
                <div className={classes.actions}>
                  {roster}
                  <ButtonLink
                    to="/cohorts/$id/credentials"
                    params={{ id: cohort.id }}
                    search={search}
                    variant="default"
                  >
                    Issue credentials
                  </ButtonLink>
                </div>
                <GradebookLinks place={place} />
              </>
            )
          }
        </AsyncPanel>
      </Section>
      <Section title="Assignments">
        {cohort.assignments.length === 0 ? (
          <p className="muted">Nothing is assigned. Learners see a quiz on their start page once you assign it.</p>
        ) : (
          <>
            <ul>
              {cohort.assignments.map((one) => (
                <li key={one.id}>
                  {one.quizTitle}, {assignmentWords(one)}
                </li>
              ))}
            </ul>
            <ButtonLink to="/cohorts/$id/assignments" params={{ id: cohort.id }} search={search} variant="default">
              Windows, terms and extra time
            </ButtonLink>
          </>
        )}
        <p className="small muted">Learners are told: “{cohort.sharing}”</p>
        <AssignQuiz organizationId={organizationId} cohortId={cohort.id} timeZone={cohort.timeZone} />
      </Section>
    </>
  );
}

function assignmentWords({ withdrawnAt, dueOn }: Assignment): string {
  if (withdrawnAt !== null) return 'withdrawn; its results stay';
  return dueOn === null ? 'no due date' : `due ${formatDay(dueOn)}`;
}

function AssignmentChoice({
  assignments,
  current,
}: {
  readonly assignments: readonly Assignment[];
  readonly current: Assignment;
}) {
  const navigate = useNavigate({ from: '/cohorts/$id' });
  return (
    <NativeSelect
      label="Assignment"
      value={current.id}
      onChange={(event) => {
        const assignment = event.currentTarget.value;
        void navigate({ search: (before) => ({ ...before, assignment }) });
      }}
      data={assignments.map((one) => ({
        value: one.id,
        label: one.dueOn === null ? one.quizTitle : `${one.quizTitle}, due ${formatDay(one.dueOn)}`,
      }))}
    />
  );
}
