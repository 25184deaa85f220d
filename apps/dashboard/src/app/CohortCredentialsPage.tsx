import { Link, useParams, useSearch } from '@tanstack/react-router';
import { TeachingPage } from '../features/cohorts/TeachingPage.tsx';
import { CohortCredentials } from '../features/credentials/CohortCredentials.tsx';

/** Who has earned it, and is it issued? */
export function CohortCredentialsPage() {
  const { id } = useParams({ from: '/cohorts/$id/credentials' });
  const { organization } = useSearch({ from: '/cohorts/$id/credentials' });
  return (
    <TeachingPage
      title="Who has earned a credential, and is it issued?"
      lead={
        <Link to="/cohorts/$id" params={{ id }} search={{ organization }}>
          Back to the cohort
        </Link>
      }
    >
      {({ organizationId }) => <CohortCredentials place={{ organizationId, cohortId: id }} />}
    </TeachingPage>
  );
}
