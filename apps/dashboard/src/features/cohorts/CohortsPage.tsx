import type { CohortSummary } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { cohortsQuery } from './api.ts';
import { CreateCohort } from './CreateCohort.tsx';
import classes from './cohorts.module.css';
import { byExam, firstCohortWords } from './standing.ts';
import { TeachingPage } from './TeachingPage.tsx';
import { useOrganization } from './use-organization.ts';

/** Which group needs me? */
export function CohortsPage() {
  return (
    <TeachingPage title="Which group needs you?">
      {({ organizationId, name, roles, slug }) => (
        <>
          <CohortList key={organizationId} organizationId={organizationId} organization={name} />
          <Section title="New cohort">
            <CreateCohort organizationId={organizationId} />
          </Section>
          {roles.includes('owner') ? (
            <Section title="Learning systems">
              <p>
                Courses of Canvas, Moodle and others can be cohorts, and results go back to their gradebook.{' '}
                <Link to="/admin/lti" search={{ organization: slug }}>
                  Connect a learning system
                </Link>
              </p>
            </Section>
          ) : null}
        </>
      )}
    </TeachingPage>
  );
}

function CohortList({
  organizationId,
  organization,
}: {
  readonly organizationId: string;
  readonly organization: string;
}) {
  const cohorts = useQuery(cohortsQuery(organizationId));
  return (
    <div className={classes.list}>
      <AsyncPanel query={cohorts} what="your cohorts">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No cohort yet"
              hint="A cohort is a group of learners with one goal and one date. Create it below."
            />
          ) : (
            <>
              <Answer>{firstCohortWords(items)}</Answer>
              <CohortTable cohorts={byExam(items)} organization={organization} />
            </>
          )
        }
      </AsyncPanel>
    </div>
  );
}

function CohortTable({
  cohorts,
  organization,
}: {
  readonly cohorts: readonly CohortSummary[];
  readonly organization: string;
}) {
  const { search } = useOrganization();
  return (
    <DataTable
      caption={`Cohorts of ${organization}`}
      rows={cohorts}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: 'Cohort',
          cell: (row) => (
            <Link to="/cohorts/$id" params={{ id: row.id }} search={search}>
              {row.name}
            </Link>
          ),
          sortBy: (row) => row.name,
          isRowHeader: true,
        },
        {
          key: 'notStarted',
          header: 'Not started',
          cell: (row) => row.learners - row.started,
          sortBy: (row) => row.learners - row.started,
          align: 'right',
        },
        { key: 'started', header: 'Started', cell: (row) => row.started, sortBy: (row) => row.started, align: 'right' },
        {
          key: 'finished',
          header: 'Finished',
          cell: (row) => row.finished,
          sortBy: (row) => row.finished,
          align: 'right',
        },
        {
          key: 'learners',
          header: 'Learners',
          cell: (row) => row.learners,
          sortBy: (row) => row.learners,
          align: 'right',
        },
        { key: 'exam', header: 'Exam', cell: examWords, sortBy: (row) => row.daysToExam },
      ]}
    />
  );
}

function examWords({ examOn, daysToExam }: CohortSummary): string {
  if (examOn === null || daysToExam === null) return 'No date';
  if (daysToExam < 0) return `${formatDay(examOn)}, past`;
  return daysToExam === 0 ? `${formatDay(examOn)}, today` : `${formatDay(examOn)}, in ${countOf(daysToExam, 'day')}`;
}
