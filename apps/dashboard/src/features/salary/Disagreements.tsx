import type { WageSummary } from '@careway/contract';
import { formatFigure } from './money.ts';
import classes from './salary.module.css';

/** The reasons for which the figures differ, each with the figures it is about. */
export function Disagreements({ summary }: { readonly summary: WageSummary }) {
  return (
    <ol className={classes.reasons}>
      {summary.disagreements.map((disagreement) => (
        <li key={disagreement.id}>
          <h3>{disagreement.title}</h3>
          <p>{disagreement.explanation}</p>
          <p className="small muted">About: {figureNames(summary, disagreement.figureIds)}</p>
        </li>
      ))}
    </ol>
  );
}

function figureNames(summary: WageSummary, ids: readonly string[]): string {
  return summary.figures
    .filter((figure) => ids.includes(figure.id))
    .map((figure) => `${figure.metric} (${formatFigure(figure.value, figure.precision)})`)
    .join('; ');
}
