import type { PathwayNode } from '@careway/contract';
import classes from '../../components/picker.module.css';
import { levelOrder, levelWords } from './career-words.ts';

/** A role of the map, chosen from a list grouped by level. */
export function RolePicker(props: {
  readonly label: string;
  readonly nodes: readonly PathwayNode[];
  readonly value: string | undefined;
  readonly onChoose: (slug: string | undefined) => void;
}) {
  const { label, nodes, value, onChoose } = props;
  return (
    <label className={classes.picker}>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChoose(event.target.value || undefined)}>
        <option value="">Choose a role</option>
        {levelOrder.map((level) => (
          <optgroup key={level} label={levelWords(level)}>
            {nodes
              .filter((node) => node.level === level)
              .map((node) => (
                <option key={node.slug} value={node.slug}>
                  {node.title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
