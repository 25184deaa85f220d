import type { ItemContent } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import classes from './authoring.module.css';

type Option = ItemContent['options'][number];

const MAX_OPTIONS = 8;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The answers of a question: text, key or credit, rationale. */
export function OptionFields({
  kind,
  options,
  onChange,
}: {
  readonly kind: ItemContent['kind'];
  readonly options: readonly Option[];
  readonly onChange: (options: Option[]) => void;
}) {
  const change = (id: string, part: Partial<Option>) =>
    onChange(
      options.map((option) => {
        if (option.id === id) return { ...option, ...part };
        return kind === 'single' && part.credit === 1 ? { ...option, credit: 0 } : option;
      }),
    );
  const add = () => {
    const id = [...letters].find((letter) => options.every((option) => option.id !== letter));
    if (id !== undefined) onChange([...options, { id, text: '', credit: 0, rationale: '' }]);
  };
  return (
    <fieldset className={classes.options}>
      <legend>Answers</legend>
      {options.map((option) => (
        <div key={option.id} className={classes.option}>
          <div className={classes.optionHead}>
            <strong>Option {option.id}</strong>
            <Credit kind={kind} option={option} onChange={(credit) => change(option.id, { credit })} />
            <button
              type="button"
              className={classes.quiet}
              onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
            >
              Remove option {option.id}
            </button>
          </div>
          <Textarea
            label={`Text of option ${option.id}`}
            rows={1}
            maxLength={1500}
            value={option.text}
            onChange={(event) => change(option.id, { text: event.currentTarget.value })}
          />
          <Textarea
            label={`Rationale of option ${option.id}`}
            description={
              option.credit > 0 ? 'Why it is right, with the rule.' : 'Why somebody picks it, and why it is wrong.'
            }
            rows={2}
            maxLength={4000}
            value={option.rationale}
            onChange={(event) => change(option.id, { rationale: event.currentTarget.value })}
          />
        </div>
      ))}
      <div>
        <Button variant="default" disabled={options.length >= MAX_OPTIONS} onClick={add}>
          Add an option
        </Button>
      </div>
    </fieldset>
  );
}

function Credit({
  kind,
  option,
  onChange,
}: {
  readonly kind: ItemContent['kind'];
  readonly option: Option;
  readonly onChange: (credit: number) => void;
}) {
  if (kind === 'judgement') {
    return (
      <label className={classes.credit}>
        Credit of option {option.id}
        <select value={option.credit} onChange={(event) => onChange(Number(event.target.value))}>
          {[0, 1, 2, 3].map((credit) => (
            <option key={credit} value={credit}>
              {credit}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label className={classes.credit}>
      <input
        type={kind === 'single' ? 'radio' : 'checkbox'}
        name="key"
        checked={option.credit > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? 1 : 0)}
      />
      Option {option.id} is {kind === 'single' ? 'the key' : 'part of the key'}
    </label>
  );
}
