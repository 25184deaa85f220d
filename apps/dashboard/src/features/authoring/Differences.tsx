import type { ItemDifference } from '@careway/contract';
import classes from './authoring.module.css';

/** Fields that two versions say differently, one under the other. */
export function Differences({
  differences,
  before,
  after,
}: {
  readonly differences: readonly ItemDifference[];
  readonly before: string;
  readonly after: string;
}) {
  return (
    <div className={classes.differences}>
      {differences.map(({ field, label, here, there }) => (
        <div key={field} className={classes.difference}>
          <strong>{label}</strong>
          <del>
            {before}: {here === '' ? 'nothing' : here}
          </del>
          <ins>
            {after}: {there === '' ? 'nothing' : there}
          </ins>
        </div>
      ))}
    </div>
  );
}
