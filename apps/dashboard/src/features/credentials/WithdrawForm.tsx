import type { IssuedCredential } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { withdrawCredential } from './api.ts';
import type { CohortPlace } from './CohortCredentials.tsx';
import classes from './credentials.module.css';

/** Revokes one credential for a reason that everybody can read, or replaces it by a new one. */
export function WithdrawForm({
  place,
  credential,
  onEnd,
}: {
  readonly place: CohortPlace;
  readonly credential: IssuedCredential;
  readonly onEnd: () => void;
}) {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (act: 'revoke' | 'reissue') =>
      withdrawCredential(place.organizationId, place.cohortId, { id: credential.id, act, reason }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId, place.cohortId] });
      onEnd();
    },
  });
  const isDisabled = reason.trim().length < 3 || withdraw.isPending;
  return (
    <Notice title={`Revoke or replace the credential of ${credential.learnerName}`}>
      <div className={classes.form}>
        <Textarea
          ref={field}
          label="Reason"
          description="The public page shows it. Replacing also issues a new one, with the name and evidence as they are now."
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {withdraw.isError ? <ErrorPanel error={withdraw.error} what="The credential was not changed." /> : null}
        <div className={classes.actions}>
          <Button disabled={isDisabled} onClick={() => withdraw.mutate('revoke')}>
            Revoke this credential
          </Button>
          <Button variant="default" disabled={isDisabled} onClick={() => withdraw.mutate('reissue')}>
            Replace it by a new one
          </Button>
          <Button variant="default" onClick={onEnd}>
            Keep it as it is
          </Button>
        </div>
      </div>
    </Notice>
  );
}
