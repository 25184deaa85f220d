import { useEffect } from 'react';
import classes from './attempt.module.css';

/** How far the attempt is, as text and a bar; also the page's title. */
export function Progress({
  position,
  of,
  quizTitle,
}: {
  readonly position: number;
  readonly of: number;
  readonly quizTitle: string;
}) {
  const words = `Question ${position} of ${of}`;
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
