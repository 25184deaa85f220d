import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';

/** A page of the authors' part; to everybody else it says whose it is. */
export function AuthorPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead title={title} {...(lead === undefined ? {} : { lead })} />
      <AsyncPanel query={me} what="who you are" lines={3}>
        {({ person, doors }) => {
          if (doors.includes('author')) return children;
          return person === null ? (
            <EmptyState title="Sign in to work on questions" hint="The item bank is for its authors.">
              <ButtonLink to="/sign-in" search={{ next: window.location.pathname }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState
              title="The item bank is for its authors"
              hint="An administrator makes somebody an author. Ask yours."
            />
          );
        }}
      </AsyncPanel>
    </>
  );
}
