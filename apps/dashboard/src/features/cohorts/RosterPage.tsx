import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { cohortQuery } from './api.ts';
import { RosterImports } from './RosterImports.tsx';
import { RosterMembers } from './RosterMembers.tsx';
import { RosterSteps } from './RosterSteps.tsx';
import { joinedWords } from './standing.ts';
import { TeachingPage } from './TeachingPage.tsx';

/** Is everyone in, and correct? */
export function RosterPage() {
  const { id } = useParams({ from: '/cohorts/$id/roster' });
  const { organization } = useSearch({ from: '/cohorts/$id/roster' });
  return (
    <TeachingPage
      title="Is everyone in, and correct?"
      lead={
        <Link to="/cohorts/$id" params={{ id }} search={{ organization }}>
          Back to the cohort
        </Link>
      }
    >
      {({ organizationId }) => <RosterPanel organizationId={organizationId} cohortId={id} />}
    </TeachingPage>
  );
}

function RosterPanel({ organizationId, cohortId }: { readonly organizationId: string; readonly cohortId: string }) {
  const cohort = useQuery(cohortQuery(organizationId, cohortId));
  return (
    <AsyncPanel query={cohort} what="this cohort">
      {({ name, learners, joined }) => (
        <>
          <Answer note={`${name}. ${joinedWords({ learners, joined })}`}>
            {countOf(learners, 'learner')} on the roster.
          </Answer>
          <RosterSteps organizationId={organizationId} cohortId={cohortId} />
          <RosterImports organizationId={organizationId} cohortId={cohortId} />
          {learners === 0 ? null : <RosterMembers organizationId={organizationId} cohortId={cohortId} />}
        </>
      )}
    </AsyncPanel>
  );
}
