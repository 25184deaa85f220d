import type { ReactNode } from 'react';
import classes from './Answer.module.css';

/** The answer to the page's question: the largest words on it. `note` says how sure it is, in smaller ones. */
export function Answer({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className={classes.answer}>
      <p className={classes.words}>{children}</p>
      {note === undefined ? null : <p className="muted">{note}</p>}
    </div>
  );
}
