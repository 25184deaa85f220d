import { type ReactNode, useEffect } from 'react';
import classes from './PageHead.module.css';

/** The question of the page as its heading and its title in the browser; `lead` is a sentence beneath it. */
export function PageHead({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Careway`;
  }, [title]);
  return (
    <div className={classes.head}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead === undefined ? null : <p className="muted">{lead}</p>}
      {children}
    </div>
  );
}
