import type { Attempt } from '@careway/contract';
import { useEffect } from 'react';
import classes from './attempt.module.css';

/** How far the attempt is, as text and a bar; also the page's title. */
export function Progress({
  position,
  of,
  mode,
  quizTitle,
}: {
  readonly position: number;
  readonly of: number;
  readonly mode: Attempt['mode'];
  readonly quizTitle: string;
}) {
  const words = `Question ${position} of ${mode === 'adaptive' ? 'at most ' : ''}${of}`;
  useEffect(() => {
    document.title = `${words} · ${quizTitle} · Careway`;
  }, [words, quizTitle]);
  return (
    <div className={classes.progress}>
      <p>{words}</p>
      <progress className={classes.progressBar} max={of} value={position - 1} aria-label="Answered questions" />
    </div>
  );
}
