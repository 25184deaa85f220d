import type { PathwayRoutes } from '@careway/contract';
import classes from '../../components/picker.module.css';

type Schooling = PathwayRoutes['schooling'];

const levels: readonly { readonly value: Schooling; readonly label: string }[] = [
  { value: 'none', label: 'High school or not said' },
  { value: 'postsecondary-certificate', label: 'A certificate after high school' },
  { value: 'associate', label: 'An associate degree' },
  { value: 'bachelor', label: 'A bachelor’s degree' },
  { value: 'master', label: 'A master’s degree' },
];

/** The schooling that an address names; none where it names none. */
export function schoolingOf(text: string | undefined): Schooling {
  return levels.find(({ value }) => value === text)?.value ?? 'none';
}

/** What schooling the reader has: routes leave it out. */
export function SchoolingPicker(props: {
  readonly value: Schooling;
  readonly onChoose: (schooling: Schooling | undefined) => void;
}) {
  return (
    <label className={classes.picker}>
      <span>Schooling you have</span>
      <select
        value={props.value}
        onChange={(event) => {
          const chosen = schoolingOf(event.target.value);
          props.onChoose(chosen === 'none' ? undefined : chosen);
        }}
      >
        {levels.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
