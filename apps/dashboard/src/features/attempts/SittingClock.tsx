import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { attemptQuery, finishAttempt, type HeldAttempt, setClock } from './api.ts';
import { ExamClock } from './ExamClock.tsx';
import exam from './exam.module.css';

/** The clock of an exam that asks one question after the other, with its pause. At its end the attempt is looked at again. */
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
  const isPaused = timing?.pausedAt != null;
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
        <Notice title="Paused: the clock stands">
          <p>No question is shown meanwhile. The time that was left is kept.</p>
          <Button loading={clock.isPending} onClick={() => clock.mutate('resume')}>
            Resume the exam
          </Button>
        </Notice>
      ) : (
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
