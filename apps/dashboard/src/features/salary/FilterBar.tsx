import type { ReactNode } from 'react';
import classes from './salary.module.css';

/** The filters of a screen in one bar, with their state in words. */
export function FilterBar({ state, children }: { readonly state: string; readonly children: ReactNode }) {
  return (
    <search className={classes.filters} aria-label="Filters">
      {children}
      <p className="small muted" role="status">
        {state}
      </p>
    </search>
  );
}

/** One filter with a short list of choices; the choice is kept in the address. */
export function FilterSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}) {
  return (
    <label className={classes.filter}>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChoose(event.target.value)}>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
