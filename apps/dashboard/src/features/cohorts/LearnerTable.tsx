import type { Assignment, AssignmentProgress, Learner } from '@careway/contract';
import { Link } from '@tanstack/react-router';
import { CopyButton } from '../../components/CopyButton.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { learnerStanding } from './standing.ts';
import { useOrganization } from './use-organization.ts';

/** The learners of a cohort: who has started, who has not, and each result with its range. Those who did least come first. */
export function LearnerTable({
  cohortId,
  learners,
  assignment,
}: {
  readonly cohortId: string;
  readonly learners: readonly Learner[];
  readonly assignment: Assignment | undefined;
}) {
  const { search } = useOrganization();
  const progressOf = (learner: Learner) =>
    learner.progress.find((progress) => progress.assignmentId === assignment?.id);
  return (
    <DataTable
      caption={
        assignment === undefined
          ? 'Learners of this cohort'
          : `Each learner of the cohort, with ${assignment.quizTitle}`
      }
      isCaptionHidden
      rows={learners}
      rowKey={(row) => row.id}
      sort={{ key: 'state', direction: 'ascending' }}
      columns={[
        {
          key: 'name',
          header: 'Learner',
          cell: (row) => (
            <Link
              to="/cohorts/$id/learners/$lid"
              params={{ id: cohortId, lid: row.id }}
              search={{ ...search, assignment: assignment?.id }}
            >
              {row.name}
            </Link>
          ),
          sortBy: (row) => row.name,
          isRowHeader: true,
        },
        {
          key: 'state',
          header: 'State',
          cell: (row) => learnerStanding(row, progressOf(row)).words,
          sortBy: (row) => learnerStanding(row, progressOf(row)).order,
        },
        { key: 'last', header: 'Last activity', cell: (row) => lastActivity(row, progressOf(row)) },
        {
          key: 'result',
          header: 'Result, range and target',
          cell: (row) => resultWords(progressOf(row)),
          sortBy: (row) => progressOf(row)?.result?.scaledScore ?? null,
        },
        {
          key: 'link',
          header: 'Invitation',
          cell: (row) =>
            row.invitationUrl === null ? (
              howJoined(row)
            ) : (
              <CopyButton text={row.invitationUrl} label="Copy link" of={row.name} />
            ),
        },
      ]}
    />
  );
}

function howJoined({ signsInThrough }: Learner): string {
  return signsInThrough === null ? 'Accepted' : `Signed in through ${signsInThrough}`;
}

function lastActivity(learner: Learner, progress: AssignmentProgress | undefined): string {
  const at = progress?.finishedAt ?? progress?.lastSavedAt ?? progress?.startedAt ?? learner.joinedAt;
  return at === null ? `Invited ${formatDay(learner.invitedAt)}` : formatDay(at);
}

function resultWords(progress: AssignmentProgress | undefined): string {
  const result = progress?.result;
  if (result === null || result === undefined) return 'None yet';
  return `${result.verdictLabel}: ${result.scaledScore} (${result.low}–${result.high}), target ${result.target}`;
}
