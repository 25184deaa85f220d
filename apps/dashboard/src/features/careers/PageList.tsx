import { anchorOf } from './anchor.ts';
import classes from './careers.module.css';

/** The sections of a long page, as links to them. */
export function PageList({ names }: { readonly names: readonly string[] }) {
  return (
    <nav aria-label="On this page">
      <ul className={classes.pageList}>
        {names.map((name) => (
          <li key={name}>
            <a href={`#${anchorOf(name)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
