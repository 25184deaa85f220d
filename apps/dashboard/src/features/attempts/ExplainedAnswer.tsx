import type { AnswerExplanation } from '@careway/contract';
import { useEffect, useRef } from 'react';
import classes from './explanation.module.css';

type Explained = AnswerExplanation['options'][number];

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
      <ul className={`plain-list ${classes.options}`}>
        {options.map((option) => (
          <li key={option.text} className={classes.option} data-key={option.isKey}>
            <p>
              <strong>{option.text}</strong>
            </p>
            <p className={classes.marks}>{marksOf(option, maxPoints)}</p>
            <p>{option.rationale}</p>
          </li>
        ))}
      </ul>
      <p className="small muted">Source: {sources.join('; ')}.</p>
    </section>
  );
}

function outcomeWords({ outcome, points, maxPoints }: AnswerExplanation): string {
  if (outcome === 'right') return 'right';
  return outcome === 'partly' ? `partly right, ${points} of ${maxPoints} points` : 'not right';
}

function marksOf({ isKey, credit, isChosen }: Explained, maxPoints: number): string {
  const key = isKey ? 'Best answer' : credit > 0 ? `${credit} of ${maxPoints} points` : 'Not right';
  return isChosen ? `${key} · your answer` : key;
}
