import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** Keeps the place of a chart while its code loads, so that nothing moves when it comes. */
export function ChartPlaceholder({ height }: { readonly height: number }): ReactNode {
  return <div className={classes.placeholder} style={{ height }} aria-hidden />;
}
