import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { claimAdministrator } from './api.ts';

/** Who looks after this installation? Reached by the one-time link of the first start. */
export function AdminClaimPage() {
  const { token = '' } = useSearch({ from: '/admin/claim' });
  const me = useQuery(meQuery);
  const queryClient = useQueryClient();
  const claim = useMutation({
    mutationFn: () => claimAdministrator(token),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const next = `/admin/claim?token=${encodeURIComponent(token)}`;
  return (
    <>
      <PageHead
        title="Who looks after this installation?"
        lead="This link makes one account its administrator. It works once. An administrator gives others their roles."
      />
      <AsyncPanel query={me} what="your account" lines={2}>
        {({ person }) => {
          if (claim.isSuccess)
            return (
              <Notice tone="done" title={`${person?.email ?? person?.name ?? 'Your account'} is administrator now`} />
            );
          if (person === null || person.isGuest) {
            return (
              <Notice title="An account is needed first">
                <p>Create it, or sign in; this page opens again after that.</p>
                <ButtonLink to="/claim" search={{ next }}>
                  Create an account
                </ButtonLink>
                <ButtonLink to="/sign-in" search={{ next }} variant="default">
                  Sign in
                </ButtonLink>
              </Notice>
            );
          }
          return (
            <>
              {claim.isError ? <ErrorPanel error={claim.error} what="You are not administrator." /> : null}
              <Button loading={claim.isPending} onClick={() => claim.mutate()}>
                Make {person.email ?? person.name} administrator
              </Button>
            </>
          );
        }}
      </AsyncPanel>
    </>
  );
}
