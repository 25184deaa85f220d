import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { cohortQuery } from './api.ts';
import { RosterImports } from './RosterImports.tsx';
import { RosterSteps } from './RosterSteps.tsx';
import { TeachingPage } from './TeachingPage.tsx';

/** Is everyone in, and correct? */
export function RosterPage() {
  const { id } = useParams({ from: '/cohorts/$id/roster' });
  return (
    <TeachingPage title="Is everyone in, and correct?">
      {({ organizationId }) => <RosterPanel organizationId={organizationId} cohortId={id} />}
    </TeachingPage>
  );
}

function RosterPanel({ organizationId, cohortId }: { readonly organizationId: string; readonly cohortId: string }) {
  const cohort = useQuery(cohortQuery(organizationId, cohortId));
  return (
    <AsyncPanel query={cohort} what="this cohort">
      {({ name, learners }) => (
        <>
          <Answer note={name}>{countOf(learners, 'learner')} on the roster.</Answer>
          <RosterSteps organizationId={organizationId} cohortId={cohortId} />
          <RosterImports organizationId={organizationId} cohortId={cohortId} />
        </>
      )}
    </AsyncPanel>
  );
}
