import type { Membership } from '@careway/contract';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import classes from './cohorts.module.css';
import { useOrganization } from './use-organization.ts';

/** The frame of an educator's page: its question, and its content once it is known for which organization. */
export function TeachingPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: (organization: Membership) => ReactNode;
}) {
  const { me, organization, choices } = useOrganization();
  return (
    <>
      <PageHead title={title} lead={lead}>
        {choices.length > 1 && organization !== undefined ? (
          <OrganizationChoice choices={choices} current={organization} />
        ) : null}
      </PageHead>
      <AsyncPanel query={me} what="your organizations" lines={3}>
        {({ person }) => {
          if (organization !== undefined) return children(organization);
          return person === null || person.isGuest ? (
            <EmptyState
              title="Sign in to see your cohorts"
              hint="Cohorts belong to an organization; you need an account to work in one."
            >
              <ButtonLink to="/sign-in" search={{ next: '/cohorts' }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState
              title="You teach in no organization yet"
              hint="Create one under your account, or accept an invitation."
            >
              <ButtonLink to="/account">Create an organization</ButtonLink>
            </EmptyState>
          );
        }}
      </AsyncPanel>
    </>
  );
}

function OrganizationChoice({
  choices,
  current,
}: {
  readonly choices: readonly Membership[];
  readonly current: Membership;
}) {
  const navigate = useNavigate();
  return (
    <label className={classes.choice}>
      Organization
      <select
        value={current.slug}
        onChange={(event) => void navigate({ to: '/cohorts', search: { organization: event.currentTarget.value } })}
      >
        {choices.map((choice) => (
          <option key={choice.slug} value={choice.slug}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
