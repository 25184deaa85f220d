import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { attemptQuery, finishAttempt, type HeldAttempt, setClock } from './api.ts';
import { ExamClock } from './ExamClock.tsx';
import exam from './exam.module.css';
import { SittingBreak } from './SittingBreak.tsx';

/** The breaks of a quiz that asks one question after the other, and its clock where it has one, with its pause. */
export function SittingClock({ attempt, isLatest }: { readonly attempt: HeldAttempt; readonly isLatest: boolean }) {
  const { id, timing } = attempt;
  const queryClient = useQueryClient();
  const clock = useMutation({
    mutationFn: (change: 'pause' | 'resume') => setClock(id, change),
    onSuccess: (changed) => queryClient.setQueryData(attemptQuery(id).queryKey, changed),
  });
  const end = useMutation({
    mutationFn: () => finishAttempt(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['attempts'] }),
  });
  const { mutate } = end;
  const onTimeUp = useCallback(() => mutate(), [mutate]);
  const isPaused = attempt.pausedAt != null;
  return (
    <>
      {clock.isError || end.isError ? (
        <ErrorPanel
          error={end.error ?? clock.error}
          what={end.isError ? 'The exam could not be ended.' : 'The clock could not be changed.'}
          safe="Your saved answers count. When the time is up, the exam ends by itself."
          onRetry={() => (end.isError ? end.mutate() : clock.reset())}
        />
      ) : null}
      {isPaused ? (
        <SittingBreak attempt={attempt} isGoingOn={clock.isPending} onGoOn={() => clock.mutate('resume')} />
      ) : timing == null ? null : (
        <div className={exam.head}>
          <ExamClock attempt={attempt} onTimeUp={onTimeUp} />
          {timing?.mayPause === true && isLatest ? (
            <Button variant="default" loading={clock.isPending} onClick={() => clock.mutate('pause')}>
              Pause the clock
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}
