import type { ReactNode } from 'react';
import classes from './Panel.module.css';

/** Says what would be here; `children` holds the one action that fills it. */
export function EmptyState({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className={classes.panel}>
      <h2>{title}</h2>
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      {children}
    </section>
  );
}
