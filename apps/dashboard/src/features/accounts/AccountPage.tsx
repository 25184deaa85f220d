import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { AcceptInvitation } from './AcceptInvitation.tsx';
import { GroupData } from './GroupData.tsx';
import { Held } from './Held.tsx';
import { Organizations } from './Organizations.tsx';
import { SignedInAs } from './SignedInAs.tsx';

/** What do you hold about me? `children` stand among what a signed-in person can set. */
export function AccountPage({ children }: { readonly children: ReactNode }) {
  const { invitation } = useSearch({ from: '/account' });
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead title="What do we hold about you?" />
      <AsyncPanel query={me} what="your account">
        {({ person }) =>
          person === null ? (
            <EmptyState
              title="Nothing: you are not signed in"
              hint="Starting a quiz makes a guest session without a name."
            >
              <ButtonLink
                to="/sign-in"
                search={{ next: invitation === undefined ? '/account' : `/account?invitation=${invitation}` }}
              >
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <>
              {invitation === undefined || person.isGuest ? null : <AcceptInvitation id={invitation} />}
              <Held person={person} />
              <SignedInAs person={person} />
              {children}
              <GroupData />
              <Organizations person={person} />
              <Section title="Credentials">
                <Link to="/credentials">What you have earned</Link>
              </Section>
            </>
          )
        }
      </AsyncPanel>
    </>
  );
}
