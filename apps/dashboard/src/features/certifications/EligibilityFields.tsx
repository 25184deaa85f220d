import classes from './certifications.module.css';
import type { Choice } from './person-words.ts';

/** One of a list, or unknown. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}) {
  const { label, choices, value, onChange } = props;
  return (
    <label className={classes.filter}>
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? null)}
      >
        <option value="">Not said</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number of zero or more as typed; empty is unknown. */
export function NumberField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className={classes.filter}>
      <span>{props.label}</span>
      <input
        type="number"
        min={0}
        step="any"
        inputMode="decimal"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}

/** What a person holds of a list: some of it, expressly none of it, or unknown (`null`). */
export function HoldingsField<Value extends string>(props: {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly held: readonly Value[] | null;
  readonly onChange: (held: readonly Value[] | null) => void;
}) {
  const { legend, choices, held, onChange } = props;
  const toggle = (value: Value): void => {
    const next = held?.includes(value) === true ? held.filter((other) => other !== value) : [...(held ?? []), value];
    onChange(next.length === 0 ? null : next);
  };
  return (
    <fieldset className={classes.holdings}>
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className={classes.choose}>
          <input type="checkbox" checked={held?.includes(value) ?? false} onChange={() => toggle(value)} />
          <span>{label}</span>
        </label>
      ))}
      <label className={classes.choose}>
        <input type="checkbox" checked={held?.length === 0} onChange={() => onChange(held?.length === 0 ? null : [])} />
        <span>None of these</span>
      </label>
    </fieldset>
  );
}
