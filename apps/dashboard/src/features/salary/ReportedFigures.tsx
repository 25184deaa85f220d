import type { ReportedFigure, SourceBrief, WageSummary } from '@careway/contract';
import { HowSureMark, KindMark, SourceLink } from '../../components/Marks.tsx';
import { formatFigure, formatMoney } from './money.ts';
import classes from './salary.module.css';

/** The reported figures side by side, grouped by what kind of measure they are. */
export function ReportedFigures({ summary }: { readonly summary: WageSummary }) {
  return (
    <div className={classes.measures}>
      {summary.measures.map(({ measure, title, statement }) => {
        const figures = summary.figures.filter((figure) => figure.measure === measure);
        return (
          <section
            key={measure}
            className={classes.measure}
            data-wide={figures.length > 1}
            aria-labelledby={`measure-${measure}`}
          >
            <h3 id={`measure-${measure}`}>{title}</h3>
            <p className="small muted">{statement}</p>
            <ul className={classes.figures}>
              {figures.map((figure) => (
                <li key={figure.id} id={figure.id}>
                  <FigureCard figure={figure} source={summary.sources.find(({ id }) => id === figure.sourceId)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function FigureCard({ figure, source }: { readonly figure: ReportedFigure; readonly source: SourceBrief | undefined }) {
  return (
    <div className={classes.card}>
      <p className={classes.metric}>{metricWords(figure)}</p>
      <p className={classes.value}>{formatFigure(figure.value, figure.precision)}</p>
      {figure.annualized === null ? null : (
        <p className="small">
          {formatMoney(figure.annualized.value)}. {figure.annualized.statement}
        </p>
      )}
      <p>
        <SourceLink
          sourceId={figure.sourceId}
          label={source?.publisher ?? figure.sourceId}
          vintage={figure.vintage === 'not stated' ? 'date not stated' : figure.vintage}
        />
      </p>
      <div className={classes.marks}>
        <KindMark kind={figure.kind} />
        <HowSureMark howSure={figure.howSure} />
      </div>
      <details>
        <summary>What it can and cannot say</summary>
        <p className="small">{figure.measureStatement}</p>
        <p className="small">{figure.canSay}</p>
        <p className="small">{figure.caveat}</p>
      </details>
    </div>
  );
}

/** The metric as reported, with its period where the name does not hold it. */
function metricWords({ metric, period }: ReportedFigure): string {
  return period === null || metric.includes(period) ? metric : `${metric}, ${period}`;
}
