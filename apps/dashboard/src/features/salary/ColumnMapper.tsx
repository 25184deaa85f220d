import type { OwnPayHead, OwnPayMapping, PayBasis } from '../../workers/pay-file.ts';
import classes from './data.module.css';
import { FilterSelect } from './FilterBar.tsx';
import type { PayFileChoices } from './use-pay-file.ts';

const kinds: readonly { readonly kind: keyof OwnPayMapping; readonly label: string; readonly none: string }[] = [
  { kind: 'pay', label: 'Pay', none: 'Choose a column' },
  { kind: 'title', label: 'Job title', none: 'None: no market pay' },
  { kind: 'level', label: 'Level or years of experience', none: 'None' },
  { kind: 'place', label: 'Place', none: 'None: the whole country' },
  { kind: 'hoursPerWeek', label: 'Hours a week', none: 'None: 40' },
  { kind: 'currency', label: 'Currency', none: 'None: US dollars' },
  { kind: 'group', label: 'Group to compare, such as gender', none: 'None: no gap' },
  { kind: 'name', label: 'Name', none: 'Not kept' },
  { kind: 'email', label: 'E-mail', none: 'Not kept' },
];

const bases: readonly { readonly value: PayBasis; readonly label: string }[] = [
  { value: 'guess', label: 'By its size' },
  { value: 'year', label: 'Dollars a year' },
  { value: 'hour', label: 'Dollars an hour' },
];

/** Which column holds what: the guesses, each to be corrected. A column nobody maps is never read. */
export function ColumnMapper(props: {
  readonly head: OwnPayHead;
  readonly choices: PayFileChoices;
  readonly onChange: (choices: PayFileChoices) => void;
}) {
  const { head, choices, onChange } = props;
  const { mapping, basis } = choices;
  const map = (kind: keyof OwnPayMapping, column: string): void => {
    const { [kind]: _, ...rest } = mapping;
    onChange({ basis, mapping: column === '' ? rest : { ...rest, [kind]: column } });
  };
  const used = new Set(Object.values(mapping));
  const dropped = head.columns.filter((column) => !used.has(column));
  return (
    <>
      <div className={classes.mapper}>
        {kinds.map(({ kind, label, none }) => (
          <div key={kind} className={classes.mapped}>
            <FilterSelect
              label={label}
              value={mapping[kind] ?? ''}
              choices={[{ value: '', label: none }, ...head.columns.map((value) => ({ value, label: value }))]}
              onChoose={(column) => map(kind, column)}
            />
            <p className="small muted">{sampleOf(head, mapping[kind])}</p>
          </div>
        ))}
        <div className={classes.mapped}>
          <FilterSelect
            label="A number without a unit is"
            value={basis}
            choices={bases}
            onChoose={(value) =>
              onChange({ mapping, basis: bases.find((each) => each.value === value)?.value ?? 'guess' })
            }
          />
          <p className="small muted">By its size: up to 250 an hour, from 10,000 a year.</p>
        </div>
      </div>
      <p className="small muted">
        {dropped.length === 0 ? 'Every column is used.' : `Not read, and never sent: ${dropped.join(', ')}.`} Names and
        e-mail addresses are kept only if you map them.
      </p>
    </>
  );
}

/** The first few values of a column. */
function sampleOf(head: OwnPayHead, column: string | undefined): string {
  if (column === undefined) return '';
  const at = head.columns.indexOf(column);
  const values = [...new Set(head.samples.map((cells) => cells[at] ?? '').filter((cell) => cell !== ''))].slice(0, 3);
  return values.length === 0 ? 'Empty in the first rows' : `For example ${values.join(' · ').slice(0, 90)}`;
}
