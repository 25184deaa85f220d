import type { AnswerExplanation } from '@careway/contract';
import { useEffect, useRef } from 'react';
import { ExplainedOptions } from '../../components/ExplainedOptions.tsx';
import classes from './explanation.module.css';

/** An answer with what it earned and why each option is right or wrong. `takesFocus` where it takes a question's place. */
export function ExplainedAnswer({
  explanation,
  takesFocus = false,
}: {
  readonly explanation: AnswerExplanation;
  readonly takesFocus?: boolean;
}) {
  const { position, stem, outcome, maxPoints, options, sources } = explanation;
  const Heading = takesFocus ? 'h2' : 'h3';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={classes.card} aria-labelledby={`explained-${position}`}>
      <Heading
        id={`explained-${position}`}
        ref={heading}
        tabIndex={-1}
        className={classes.outcome}
        data-outcome={outcome}
      >
        Question {position}: {outcomeWords(explanation)}
      </Heading>
      <p className={classes.asked}>{stem}</p>
      <ExplainedOptions options={options} maxPoints={maxPoints} />
      <p className="small muted">Source: {sources.join('; ')}.</p>
    </section>
  );
}

function outcomeWords({ outcome, points, maxPoints }: AnswerExplanation): string {
  if (outcome === 'right') return 'right';
  return outcome === 'partly' ? `partly right, ${points} of ${maxPoints} points` : 'not right';
}
