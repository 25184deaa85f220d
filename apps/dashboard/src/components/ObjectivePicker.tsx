import type { PathwayRoutes } from '@careway/contract';
import classes from './picker.module.css';
import { objectives } from './route-words.ts';

/** What matters most to the reader: the order that routes come in. */
export function ObjectivePicker(props: {
  readonly value: PathwayRoutes['objective'];
  readonly onChoose: (objective: PathwayRoutes['objective']) => void;
}) {
  return (
    <label className={classes.picker}>
      <span>What matters most</span>
      <select
        value={props.value}
        onChange={(event) => {
          const chosen = objectives.find(({ value }) => value === event.target.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        {objectives.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
