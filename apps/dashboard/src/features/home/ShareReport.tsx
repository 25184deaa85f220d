import type { CandidateReport, SharedCandidateReport } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createShare, sharesQuery } from '../../api/shares.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './home.module.css';

type Part = SharedCandidateReport['parts'][number];

const parts: readonly { readonly part: Part; readonly label: string }[] = [
  { part: 'readiness', label: 'Readiness: the latest result with its range' },
  { part: 'topics', label: 'Subjects with the questions missed' },
  { part: 'plan', label: 'The next day of the plan' },
  { part: 'certifications', label: 'Certifications held, without evidence files' },
  { part: 'routes', label: 'Routes and pay' },
];

const DAYS = 90;

/** Makes a link to this report for one person: only the parts switched on, as of today, until it is taken back. */
export function ShareReport({ by }: { readonly by: CandidateReport['routes']['objective'] }) {
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly Part[]>([]);
  const [recipient, setRecipient] = useState('');
  const [withName, setWithName] = useState(false);
  const share = useMutation({
    mutationFn: () =>
      createShare({
        kind: 'candidate-report',
        parts: [...chosen],
        recipient: recipient.trim(),
        withName,
        by,
        expiresInDays: DAYS,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  const toggle = (part: Part): void =>
    setChosen(chosen.includes(part) ? chosen.filter((one) => one !== part) : [...chosen, part]);
  return (
    <details className={classes.share}>
      <summary>Share this report with one person</summary>
      <form
        className={classes.make}
        onSubmit={(event) => {
          event.preventDefault();
          share.mutate();
        }}
      >
        <p>
          Nothing is shared until you switch it on. Whoever has the link sees these parts as of today, for {DAYS} days.
          You can take it back at any time under <Link to="/shares">your links</Link>.
        </p>
        <fieldset className={classes.parts}>
          <legend>What they see</legend>
          {parts.map(({ part, label }) => (
            <label key={part}>
              <input type="checkbox" checked={chosen.includes(part)} onChange={() => toggle(part)} /> {label}
            </label>
          ))}
        </fieldset>
        <label className={classes.name}>
          <input type="checkbox" checked={withName} onChange={() => setWithName(!withName)} /> Show my name
        </label>
        <TextInput
          label="For whom"
          description="They see it in the title, and you in your list of links"
          required
          maxLength={80}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={share.isPending}
          disabled={chosen.length === 0 || recipient.trim() === ''}
        >
          Make a link
        </Button>
      </form>
      {share.isError ? <ErrorPanel error={share.error} what="No link was made." /> : null}
      <div role="status">
        {share.data === undefined ? null : (
          <>
            <p className={classes.url}>
              <a href={share.data.url}>{share.data.url}</a> until {formatDay(share.data.expiresAt)}. It is shown only
              now.
            </p>
            <CopyButton text={share.data.url} label="Copy link" of="this report" />
          </>
        )}
      </div>
    </details>
  );
}
