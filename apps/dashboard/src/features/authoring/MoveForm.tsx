import type { ItemDetail } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { itemQuery, moveItem } from './api.ts';
import classes from './authoring.module.css';

/** Moving the version in use, with the reason. */
export function MoveForm({
  id,
  published,
}: {
  readonly id: string;
  readonly published: NonNullable<ItemDetail['published']>;
}) {
  const queryClient = useQueryClient();
  const reason = useRef<HTMLInputElement>(null);
  const move = useMutation({
    mutationFn: ({ to, why }: { to: string; why: string }) => moveItem(id, to, why),
    onSuccess: async (saved) => {
      queryClient.setQueryData(itemQuery(id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ['items', 'list'] });
    },
  });
  if (published.moves.length === 0) return null;
  const go = (to: string) => {
    const field = reason.current;
    if (field === null || !field.reportValidity()) return;
    move.mutate({ to, why: field.value.trim() });
  };
  return (
    <Section title="Move it">
      {move.isError ? <ErrorPanel error={move.error} what="It was not moved." /> : null}
      <div className={classes.fields}>
        <TextInput
          ref={reason}
          label="Reason"
          description="It is kept in the audit log."
          required
          minLength={3}
          maxLength={1500}
          withAsterisk={false}
        />
        <div className={classes.bar}>
          {published.moves.map(({ to, label }) => (
            <Button key={to} variant="default" loading={move.isPending} onClick={() => go(to)}>
              {label}
            </Button>
          ))}
        </div>
      </div>
    </Section>
  );
}
