import type { Attempt } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { finishAttempt } from './api.ts';
import classes from './attempt.module.css';

/** Ends the quiz before its last question, after saying what that means. */
export function FinishEarly({
  id,
  answered,
  of,
  mode,
}: {
  readonly id: string;
  readonly answered: number;
  readonly of: number;
  readonly mode: Attempt['mode'];
}) {
  const count = `${answered} of ${mode === 'adaptive' ? 'at most ' : ''}${of}`;
  const queryClient = useQueryClient();
  const finish = useMutation({
    mutationFn: () => finishAttempt(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['attempts'] }),
  });
  return (
    <details className={classes.disclosure}>
      <summary>Stop here</summary>
      <p>You can close this page and go on later: every answer so far is saved.</p>
      {answered === 0 ? null : (
        <>
          <p>
            Or end the quiz now with {count} questions answered. You cannot open it again, and fewer answers make a
            wider range.
          </p>
          {finish.isError ? (
            <ErrorPanel error={finish.error} what="The quiz could not be ended." safe="Your answers are saved." />
          ) : null}
          <Button variant="default" loading={finish.isPending} onClick={() => finish.mutate()}>
            End quiz with {count} answered
          </Button>
        </>
      )}
    </details>
  );
}
