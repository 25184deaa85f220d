import type { OfficialWage, WageSummary } from '@careway/contract';
import type { ReactNode } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { Disagreements } from './Disagreements.tsx';
import { middleHalfFinding, OfficialWagesFigure } from './official-wages.tsx';
import { ProxyReasons } from './ProxyReasons.tsx';
import { ReportedFigures } from './ReportedFigures.tsx';
import { Sentences } from './Sentences.tsx';

/** The figures of an occupation, why they disagree and the official ones; `children` stand before the closing notes. */
export function Summary({ summary, children }: { readonly summary: WageSummary; readonly children?: ReactNode }) {
  const [first, ...rest] = summary.official;
  return (
    <>
      <Answer note={`${summary.occupation.title} · United States · yearly unless it says otherwise`}>
        {summary.finding}
      </Answer>
      <Section title={`${summary.figures.length} figures, as reported`}>
        <p className="muted">Each is shown as its source gives it. Different kinds of figure are never averaged.</p>
        <ReportedFigures summary={summary} />
      </Section>
      <Section title="Why they disagree">
        <Disagreements summary={summary} />
      </Section>
      <Section title="What official statistics say">
        <p>{summary.occupation.statement}</p>
        {first === undefined ? (
          <EmptyState
            title="No official wages are loaded"
            hint="They appear here after the wage tables have been loaded."
          />
        ) : (
          <OfficialFigure wages={[first, ...rest]} summary={summary} />
        )}
        <ProxyReasons proxies={summary.proxies.filter((proxy) => proxy.role === 'proxy')} />
      </Section>
      {children}
      {summary.notes.length === 0 ? null : (
        <Section title="Before you use these figures">
          <Sentences sentences={summary.notes} />
        </Section>
      )}
    </>
  );
}

function OfficialFigure(props: {
  readonly wages: readonly [OfficialWage, ...OfficialWage[]];
  readonly summary: WageSummary;
}) {
  const { wages, summary } = props;
  return (
    <OfficialWagesFigure
      level={3}
      title={middleHalfFinding(wages[0])}
      filters={`stand-ins for ${summary.occupation.title} · United States · ${wages[0].vintage} · yearly`}
      wages={wages}
      sources={summary.sources}
    />
  );
}
