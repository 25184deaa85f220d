import type { DomainResult, ReadinessReport } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { countOf, formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DotRange, type DotRangeProps } from '../../figures/DotRange.tsx';
import classes from './report.module.css';
import { ScoreFigure } from './ScoreFigure.tsx';

/** Each domain as a dot with its range against the target, and the same as a table. Largest gap times weight first. */
export function DomainFigure({ report }: { readonly report: ReadinessReport }) {
  const { domains, overall, questionsAnswered } = report;
  const drawing = domainDrawing(report);
  if (overall === null || drawing === null) return <ScoreFigure report={report} />;
  return (
    <Section title={domainFinding(domains)}>
      <figure className={classes.figure}>
        <DotRange name="Share of points in each domain with its range, against the target" {...drawing} />
        <figcaption className="small muted">
          Share of points. Dot: the result; bar: its {formatShare(overall.confidence)} range; dashed line: the target.
          Few questions make a wide bar. Modelled from {countOf(questionsAnswered, 'answer')}, questions{' '}
          {report.bankVersion}.
        </figcaption>
      </figure>
      <details className={classes.table}>
        <summary>Show table</summary>
        <DataTable
          caption="Result in each domain"
          isCaptionHidden
          rows={domains}
          rowKey={(row) => row.domain}
          columns={[
            {
              key: 'domain',
              header: 'Domain',
              cell: (row) => row.label,
              sortBy: (row) => row.label,
              isRowHeader: true,
            },
            {
              key: 'questions',
              header: 'Questions',
              cell: (row) => row.questions,
              sortBy: (row) => row.questions,
              align: 'right',
            },
            { key: 'points', header: 'Points', cell: (row) => `${row.points} of ${row.maxPoints}`, align: 'right' },
            {
              key: 'share',
              header: 'Share',
              cell: (row) => formatShare(row.range.share),
              sortBy: (row) => row.range.share,
              align: 'right',
            },
            {
              key: 'range',
              header: 'Range',
              cell: (row) => `${formatShare(row.range.low)}–${formatShare(row.range.high)}`,
              align: 'right',
            },
          ]}
        />
      </details>
    </Section>
  );
}

/** What is drawn of the domains: the whole and each domain; null where the points have no share of their own. */
export function domainDrawing(report: ReadinessReport): Omit<DotRangeProps, 'name'> | null {
  const { domains, overall, target, questionsAnswered } = report;
  if (overall === null) return null;
  return {
    rows: [
      { id: 'overall', label: 'Overall', estimate: toEstimate(overall), target: target.share, n: questionsAnswered },
      ...domains.map((domain) => ({
        id: domain.domain,
        label: domain.label,
        estimate: domain.questions === 0 ? null : toEstimate(domain.range),
        target: target.share,
        n: domain.questions,
      })),
    ],
    scale: [0, 1],
    format: formatShare,
    targetLabel: `Target ${formatShare(target.share)}`,
  };
}

function toEstimate({ share, low, high }: DomainResult['range']): { value: number; low: number; high: number } {
  return { value: share, low, high };
}

/** How many domains are clearly on one side of the target, in words. */
export function domainFinding(domains: readonly DomainResult[]): string {
  const below = domains.filter((domain) => domain.verdict === 'not-yet').length;
  const ready = domains.filter((domain) => domain.verdict === 'ready').length;
  if (below > 0) return `${below} of ${domains.length} domains are clearly below the target`;
  if (ready > 0) return `${ready} of ${domains.length} domains are clearly above the target`;
  return 'No domain is clearly above or below the target yet';
}
