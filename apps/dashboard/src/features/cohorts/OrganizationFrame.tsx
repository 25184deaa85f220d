import type { Membership } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import classes from './cohorts.module.css';

/** The frame of a page for everybody who works in an organization, whatever their role: the one in the address, or the first. */
export function OrganizationFrame({
  title,
  children,
}: {
  readonly title: string;
  readonly children: (organization: Membership) => ReactNode;
}) {
  const me = useQuery(meQuery);
  const wanted = useSearch({ strict: false }).organization;
  const choices = me.data?.person?.memberships ?? [];
  const organization = choices.find(({ slug }) => slug === wanted) ?? choices[0];
  const teaches = organization?.roles.some((role) => role === 'owner' || role === 'educator') ?? false;
  return (
    <>
      <PageHead
        title={title}
        lead={
          teaches ? (
            <Link to="/cohorts" search={{ organization: wanted }}>
              Back to the cohorts
            </Link>
          ) : undefined
        }
      >
        {choices.length > 1 && organization !== undefined ? (
          <OrganizationChoice choices={choices} current={organization} />
        ) : null}
      </PageHead>
      <AsyncPanel query={me} what="your organizations" lines={3}>
        {({ person }) => {
          if (organization !== undefined) return children(organization);
          return person === null || person.isGuest ? (
            <EmptyState
              title="Sign in to see this"
              hint="These counts belong to an organization and those who work in it."
            >
              <ButtonLink to="/sign-in" search={{ next: window.location.pathname }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState
              title="You work in no organization yet"
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
        onChange={(event) => void navigate({ to: '.', search: { organization: event.currentTarget.value } })}
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
