import type { OfficialWage, WageComparison } from '@careway/contract';
import { Answer } from '../../components/Answer.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { formatYearly, reportedAmount } from './money.ts';
import { OfficialWagesFigure } from './official-wages.tsx';
import { ProxyReasons } from './ProxyReasons.tsx';
import { Sentences } from './Sentences.tsx';

/** The filters of a comparison in words. */
export function comparisonFilters(comparison: WageComparison, isProxiesOnly: boolean): string {
  const shown = isProxiesOnly ? 'stand-ins only' : 'stand-ins and neighbors';
  return `United States · May ${comparison.year} · yearly · ${shown}`;
}

/** Occupations near one another as bars on one axis, why these, and what is absent. */
export function Comparison(props: { readonly comparison: WageComparison; readonly isProxiesOnly: boolean }) {
  const { comparison, isProxiesOnly } = props;
  const rows = comparison.rows.filter(({ proxy }) => !isProxiesOnly || proxy.role === 'proxy');
  const [first, ...rest] = rows.map(({ wage }) => wage);
  return (
    <>
      <Answer note={comparison.occupation.statement}>{comparison.finding}</Answer>
      {first === undefined ? (
        <EmptyState title={`No wages are held for May ${comparison.year}`} hint="Choose another year." />
      ) : (
        <OfficialWagesFigure
          filters={comparisonFilters(comparison, isProxiesOnly)}
          title={spreadFinding([first, ...rest], comparison.year)}
          wages={[first, ...rest]}
          sources={comparison.sources}
          isTableOpen
        />
      )}
      <Section title="Why these occupations">
        <ProxyReasons proxies={rows.map(({ proxy }) => proxy)} />
      </Section>
      {comparison.absent.length === 0 ? null : (
        <Section title={`Not in the table of May ${comparison.year}`}>
          <Sentences sentences={comparison.absent.map(({ proxy, reason }) => `${proxy.title}: ${reason}`)} />
        </Section>
      )}
      {comparison.notes.length === 0 ? null : (
        <Section title="Before you use these figures">
          <Sentences sentences={comparison.notes} />
        </Section>
      )}
    </>
  );
}

/** The lowest and the highest median, named: what the bars show at a glance. */
function spreadFinding(wages: readonly OfficialWage[], year: number): string {
  const medians = wages
    .flatMap((wage) => {
      const median = reportedAmount(wage.median);
      return median === undefined ? [] : [{ title: wage.title, median }];
    })
    .toSorted((a, b) => a.median - b.median);
  const low = medians[0];
  const high = medians.at(-1);
  if (low === undefined || high === undefined) return `No median is published for May ${year}`;
  if (low === high) return `${low.title}: median ${formatYearly(low.median)} in May ${year}`;
  return `Medians run from ${formatYearly(low.median)} (${low.title}) to ${formatYearly(high.median)} (${high.title})`;
}
