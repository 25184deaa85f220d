import type { ItemSuspension } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { decideSuspension } from './api.ts';
import classes from './authoring.module.css';

const itemPage: string = '/author/items/$id';
const verdicts = [
  { verdict: 'keep', label: 'Keep it: put it back' },
  { verdict: 'revise', label: 'Revise it: a new version is needed' },
  { verdict: 'retire', label: 'Retire it' },
] as const;

/** A question that was taken out of use because it favors a group, and its verdict or the form for one. */
export function SuspensionEntry({ suspension }: { readonly suspension: ItemSuspension }) {
  const { itemId, revision, stem, grounds, suspendedAt } = suspension;
  return (
    <>
      <p>
        <Link to={itemPage} params={{ id: itemId }}>
          {itemId}
        </Link>
        , version {revision}: {stem}
      </p>
      {grounds.map((ground) => (
        <p key={ground}>{ground}</p>
      ))}
      <p className="small muted">Taken out of new quizzes {formatMoment(suspendedAt)}.</p>
      <Verdict suspension={suspension} />
    </>
  );
}

function Verdict({ suspension }: { readonly suspension: ItemSuspension }) {
  const { verdictLabel, reason, decidedBy, decidedAt, refusal } = suspension;
  if (decidedAt !== null) {
    return (
      <p>
        <strong>{verdictLabel}.</strong> {decidedBy}, {formatMoment(decidedAt)}: {reason}
      </p>
    );
  }
  return refusal === null ? <VerdictForm suspension={suspension} /> : <p>{refusal}</p>;
}

function VerdictForm({ suspension: { id, itemId } }: { readonly suspension: ItemSuspension }) {
  const queryClient = useQueryClient();
  const words = useRef<HTMLTextAreaElement>(null);
  const decide = useMutation({
    mutationFn: ({ verdict, reason }: { verdict: ItemSuspension['verdict'] & string; reason: string }) =>
      decideSuspension(id, verdict, reason),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['item-suspensions'] }),
        queryClient.invalidateQueries({ queryKey: ['items'] }),
      ]),
  });
  const send = (verdict: (typeof verdicts)[number]['verdict']) => {
    const field = words.current;
    if (field === null || !field.reportValidity()) return;
    decide.mutate({ verdict, reason: field.value.trim() });
  };
  return (
    <div className={classes.fields}>
      {decide.isError ? <ErrorPanel error={decide.error} what="The verdict was not recorded." /> : null}
      <Textarea
        ref={words}
        label={`Your reason for the verdict on ${itemId}`}
        description="Is the difference part of what the question should measure, or something beside it? It is kept with your name and the date."
        required
        minLength={10}
        maxLength={1500}
        rows={3}
        withAsterisk={false}
      />
      <div className={classes.bar}>
        {verdicts.map(({ verdict, label }) => (
          <Button key={verdict} variant="default" loading={decide.isPending} onClick={() => send(verdict)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
