import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Notice } from '../../components/Notice.tsx';
import type { HeldAttempt } from './api.ts';

/** The attempt stands: after a sitting, or because its person stopped the clock. One button goes on. */
export function SittingBreak({
  attempt,
  isGoingOn,
  onGoOn,
}: {
  readonly attempt: HeldAttempt;
  readonly isGoingOn: boolean;
  readonly onGoOn: () => void;
}) {
  const { answered, of, mode, sitting, timing } = attempt;
  const isClockStopped = timing?.deadlineAt != null;
  const isBreak = sitting?.isOver === true;
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <Notice title={isBreak ? 'Time for a break' : 'Paused: the clock stands'}>
      <p ref={words} tabIndex={-1}>
        {isBreak
          ? `You answered ${answered} of ${mode === 'adaptive' ? 'at most ' : ''}${of}. Take a break; go on when you are ready.`
          : 'No question is shown meanwhile. The time that was left is kept.'}
      </p>
      {isBreak ? (
        <p>Your answers are saved.{isClockStopped ? ' The clock stands, and the time that was left is kept.' : ''}</p>
      ) : null}
      <Button loading={isGoingOn} onClick={onGoOn}>
        {isBreak ? 'Go on' : 'Resume the exam'}
      </Button>
    </Notice>
  );
}
