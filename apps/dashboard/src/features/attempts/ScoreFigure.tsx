import type { ReadinessReport } from '@careway/contract';
import { Section } from '../../components/Section.tsx';
import { ScoreRange } from '../../figures/ScoreRange.tsx';

/** An adaptive result as one dot with its range against the target, and why no domain has one of its own. */
export function ScoreFigure({ report }: { readonly report: ReadinessReport }) {
  const { bankVersion, domainNote } = report;
  return (
    <Section title={scoreFindings[report.verdict]}>
      <ScoreRange score={report} note={`, questions ${bankVersion}`} />
      {domainNote === undefined ? null : <p>{domainNote}</p>}
    </Section>
  );
}

/** What a score without results by domain says of itself. */
export const scoreFindings: Readonly<Record<ReadinessReport['verdict'], string>> = {
  ready: 'The whole range is at or above the target',
  'not-yet': 'The whole range is below the target',
  'too-early-to-tell': 'These answers do not settle on which side of the target the score is',
};
