import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './accounts.module.css';
import { acceptOrganizationInvitation, organizationInvitationQuery } from './api.ts';

/** An invitation to work in an organization: from whom, as what, and accept. */
export function AcceptInvitation({ id }: { readonly id: string }) {
  const queryClient = useQueryClient();
  const invitation = useQuery(organizationInvitationQuery(id));
  const accept = useMutation({
    mutationFn: () => acceptOrganizationInvitation(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  if (accept.isSuccess) return <Notice tone="done" title="You joined the organization" />;
  return (
    <div className={classes.invitation}>
      <AsyncPanel query={invitation} what="the invitation" lines={2}>
        {({ organizationName, role, inviterEmail }) => (
          <Notice tone="attention" title={`${inviterEmail} invites you to ${organizationName} as ${role}`}>
            {accept.isError ? <ErrorPanel error={accept.error} what="The invitation was not accepted." /> : null}
            <Button loading={accept.isPending} onClick={() => accept.mutate()}>
              Join {organizationName}
            </Button>
          </Notice>
        )}
      </AsyncPanel>
    </div>
  );
}
