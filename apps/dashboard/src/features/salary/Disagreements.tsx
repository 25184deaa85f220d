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
          <p className="small muted">
            About:{' '}
            {summary.figures
              .filter((figure) => disagreement.figureIds.includes(figure.id))
              .map((figure, index) => (
                <span key={figure.id}>
                  {index === 0 ? null : ' · '}
                  <a href={`#${figure.id}`} title={figure.metric}>
                    {formatFigure(figure.value, figure.precision)}
                  </a>
                </span>
              ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
