import { useEffect, useState } from 'react';
import classes from './LoadingPanel.module.css';

const PATIENCE_MS = 300;

/** Stands where `what` will be: nothing for 300 ms, then `lines` grey lines of the content's height. */
export function LoadingPanel({ what, lines = 4 }: { readonly what: string; readonly lines?: number }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.panel} role="status">
      {isSlow ? <span className={classes.words}>Loading {what}</span> : null}
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((key) => (
        <div key={key} className={classes.line} data-shown={isSlow} />
      ))}
    </div>
  );
}
