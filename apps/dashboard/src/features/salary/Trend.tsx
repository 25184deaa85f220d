import type { WageTrend } from '@careway/contract';
import { Answer } from '../../components/Answer.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { Sentences } from './Sentences.tsx';
import { TrendFigure } from './TrendFigure.tsx';

/** Nominal and real pay by year, and how prices are taken out. */
export function Trend({ trend }: { readonly trend: WageTrend }) {
  const incomplete = trend.priceIndex.years.filter(({ isComplete }) => !isComplete);
  return (
    <>
      <Answer {...(trend.occupation === null ? {} : { note: trend.occupation.statement })}>{trend.finding}</Answer>
      {trend.series.length === 0 ? (
        <EmptyState title="No yearly figures are held for this choice" hint="Choose another occupation." />
      ) : (
        trend.series.map((series) => <TrendFigure key={series.soc} series={series} trend={trend} />)
      )}
      <Section title="How prices are taken out">
        <p>
          Real pay is the published figure in dollars of {trend.inYear}, by {trend.priceIndex.title}. It is arithmetic
          on two published figures, not a figure that anyone published.
        </p>
        {incomplete.length === 0 ? null : (
          <p className="muted">
            Not used, since months are missing:{' '}
            {incomplete.map(({ year, months }) => `${year} (${months} of 12 months)`).join(', ')}.
          </p>
        )}
        <Sentences sentences={trend.notes} />
      </Section>
    </>
  );
}
