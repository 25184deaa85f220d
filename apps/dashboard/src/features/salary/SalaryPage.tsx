import type { OfficialWage, WageSummary } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { wageSummaryQuery } from './api.ts';
import { Disagreements } from './Disagreements.tsx';
import { middleHalfFinding, OfficialWagesFigure } from './official-wages.tsx';
import { ProxyReasons } from './ProxyReasons.tsx';
import { ReportedFigures } from './ReportedFigures.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { Sentences } from './Sentences.tsx';
import { StateMap } from './StateMap.tsx';

/** What does this work pay, here? */
export function SalaryPage() {
  const { occupation } = useSearch({ from: '/salary' });
  const summary = useQuery(wageSummaryQuery(occupation));
  return (
    <>
      <PageHead title="What does this work pay, here?">
        <SalaryNav />
      </PageHead>
      <AsyncPanel query={summary} what="the pay figures" lines={12}>
        {(answer) => <Summary summary={answer} />}
      </AsyncPanel>
    </>
  );
}

function Summary({ summary }: { readonly summary: WageSummary }) {
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
      <Section title="How it differs by state">
        <StateMap proxies={summary.proxies} />
      </Section>
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
  return <OfficialWagesFigure level={3} title={middleHalfFinding(wages[0])} wages={wages} sources={summary.sources} />;
}
