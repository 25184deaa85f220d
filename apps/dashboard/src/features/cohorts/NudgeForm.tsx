import type { NudgeDraft } from '@careway/contract';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './cohorts.module.css';
import { type CohortPlace, nudgeLearner } from './teaching-api.ts';

/** A message to one learner: sent where mail is set up, otherwise copied. Both are logged. */
export function NudgeForm({
  place,
  learnerId,
  name,
  draft,
  canMail,
}: {
  readonly place: CohortPlace;
  readonly learnerId: string;
  readonly name: string;
  readonly draft: NudgeDraft;
  readonly canMail: boolean;
}) {
  const [message, setMessage] = useState({ subject: draft.subject, text: draft.text });
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const queryClient = useQueryClient();
  const nudge = useMutation({
    mutationFn: (channel: 'mail' | 'copied') => nudgeLearner(place, learnerId, { ...message, channel }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId, place.cohortId] }),
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${message.subject}\n\n${message.text}`);
      setCopied('yes');
    } catch {
      setCopied('refused');
    }
    nudge.mutate('copied');
  };
  const done = nudge.data?.channel === 'mail' ? `Sent to ${name}, and logged.` : copiedWords(copied);
  return (
    <div className={classes.nudge}>
      <TextInput
        label={`Subject of the message to ${name}`}
        value={message.subject}
        maxLength={200}
        onChange={(event) => setMessage({ ...message, subject: event.currentTarget.value })}
      />
      <Textarea
        label={`Message to ${name}`}
        value={message.text}
        rows={9}
        maxLength={4000}
        onChange={(event) => setMessage({ ...message, text: event.currentTarget.value })}
      />
      {draft.noAddress === null ? null : <p>{draft.noAddress}</p>}
      {nudge.isError ? <ErrorPanel error={nudge.error} what="The nudge was not logged." /> : null}
      <div className={classes.actions}>
        {canMail && draft.noAddress === null ? (
          <Button loading={nudge.isPending} onClick={() => nudge.mutate('mail')}>
            Send mail
          </Button>
        ) : null}
        <Button variant="default" loading={nudge.isPending} onClick={() => void copy()}>
          Copy and log it
        </Button>
      </div>
      <p role="status">{nudge.isSuccess ? done : ''}</p>
    </div>
  );
}

function copiedWords(copied: 'no' | 'yes' | 'refused'): string {
  return copied === 'refused'
    ? 'Logged. This browser did not allow copying: mark the text and copy it by hand.'
    : 'Copied and logged. Now send it yourself.';
}
