import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import type { HeldAttempt } from './api.ts';
import classes from './exam.module.css';
import { leftWords, useTimeCalls, useTimeLeft } from './use-time-left.ts';

/** The service is asked to end the exam this long after its time, so that it never comes too early there. */
const AFTER_END_MS = 1_000;

/** How much time is left, in whole minutes; can be hidden. Half, 10, 5 and 1 minutes are announced all the same. */
export function ExamClock({ attempt, onTimeUp }: { readonly attempt: HeldAttempt; readonly onTimeUp: () => void }) {
  const left = useTimeLeft(attempt);
  const call = useTimeCalls(left, attempt.timing?.limitMinutes ?? null);
  const [isHidden, setHidden] = useLocalStorage({
    key: 'careway.exam-clock-hidden',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isOver = left !== null && left <= -AFTER_END_MS;
  useEffect(() => {
    if (isOver) onTimeUp();
  }, [isOver, onTimeUp]);
  if (left === null) return <p className={classes.clock}>No time limit</p>;
  return (
    <div className={classes.clock}>
      {isHidden ? null : <p>{leftWords(left)}</p>}
      <button type="button" className={classes.quiet} onClick={() => setHidden((hidden) => !hidden)}>
        {isHidden ? 'Show time' : 'Hide time'}
      </button>
      <p role="status" className={classes.announced}>
        {call}
      </p>
    </div>
  );
}
