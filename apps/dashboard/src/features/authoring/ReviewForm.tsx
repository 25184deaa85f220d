import type { ReviewItemBody } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { itemQuery, reviewDraft } from './api.ts';
import classes from './authoring.module.css';

/** A second person's review: what was questioned, what came of it, and the decision. */
export function ReviewForm({ id, edition }: { readonly id: string; readonly edition: number }) {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const review = useMutation({
    mutationFn: (body: ReviewItemBody) => reviewDraft(id, body),
    onSuccess: async (saved) => {
      queryClient.setQueryData(itemQuery(id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ['items'] });
    },
  });
  const decide = (decision: ReviewItemBody['decision']) => {
    const current = form.current;
    if (current === null || !current.reportValidity()) return;
    const fields = new FormData(current);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    review.mutate({ edition, decision, challenged: text('challenged'), changed: text('changed') });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide('approve');
  };
  return (
    <form ref={form} className={classes.fields} onSubmit={submit}>
      <h3>Your review</h3>
      <p>Answer it first without looking at the key. Then argue against the key as a practitioner would.</p>
      {review.isError ? (
        <ErrorPanel error={review.error} what="Your review was not kept." safe="What you wrote is still here." />
      ) : null}
      <Textarea
        label="What you questioned"
        name="challenged"
        required
        minLength={10}
        maxLength={4000}
        rows={3}
        withAsterisk={false}
      />
      <Textarea
        label="What came of it, or what has to change"
        name="changed"
        required
        maxLength={4000}
        rows={2}
        withAsterisk={false}
      />
      <div className={classes.bar}>
        <Button type="submit" loading={review.isPending}>
          Approve as a pilot
        </Button>
        <Button variant="default" disabled={review.isPending} onClick={() => decide('send-back')}>
          Send back to its author
        </Button>
      </div>
    </form>
  );
}
