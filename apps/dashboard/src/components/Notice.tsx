import type { ReactNode } from 'react';
import classes from './Panel.module.css';

/** A message that belongs to the page: `attention` to act on, `done` for what was done, `plain` to know. */
export function Notice({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: 'plain' | 'attention' | 'done';
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section
      className={`${classes.panel} ${tone === 'plain' ? '' : classes[tone]}`}
      role={tone === 'done' ? 'status' : undefined}
    >
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}
