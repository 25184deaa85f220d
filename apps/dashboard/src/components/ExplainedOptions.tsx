import classes from './ExplainedOptions.module.css';

/** An option of an answered question: its points, whether it was the key and whether it was chosen, and why. */
export interface ExplainedOption {
  readonly text: string;
  readonly credit: number;
  readonly isKey: boolean;
  readonly isChosen: boolean;
  readonly rationale: string;
}

/** Why each option was right or wrong. `maxPoints`: what the best answer earns. */
export function ExplainedOptions({
  options,
  maxPoints,
}: {
  readonly options: readonly ExplainedOption[];
  readonly maxPoints: number;
}) {
  return (
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
  );
}

function marksOf({ isKey, credit, isChosen }: ExplainedOption, maxPoints: number): string {
  const key = isKey ? 'Best answer' : credit > 0 ? `${credit} of ${maxPoints} points` : 'Not right';
  return isChosen ? `${key} · your answer` : key;
}
