import type { ReadinessReport } from '@careway/contract';
import { formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { DotRange } from '../../figures/DotRange.tsx';
import classes from './report.module.css';

const SCALE: readonly [number, number] = [200, 800];

/** An adaptive result as one dot with its range against the target, and why no domain has one of its own. */
export function ScoreFigure({ report }: { readonly report: ReadinessReport }) {
  const { scaledScore, range, questionsAnswered, bankVersion, domainNote } = report;
  return (
    <Section title={findings[report.verdict]}>
      <figure className={classes.figure}>
        <DotRange
          name={`Score ${scaledScore}, range ${range.low} to ${range.high}, target ${range.target}, on a scale from 200 to 800`}
          rows={[
            {
              id: 'score',
              label: 'Score',
              estimate: { value: scaledScore, low: range.low, high: range.high },
              target: range.target,
              n: questionsAnswered,
            },
          ]}
          scale={SCALE}
          format={String}
          targetLabel={`Target ${range.target}`}
        />
        <figcaption className="small muted">
          Scale from 200 to 800. Dot: the result; bar: its {formatShare(range.confidence)} range; dashed line: the
          target. Modelled from {questionsAnswered} answers, questions {bankVersion}.
        </figcaption>
      </figure>
      {domainNote === undefined ? null : <p>{domainNote}</p>}
    </Section>
  );
}

const findings: Readonly<Record<ReadinessReport['verdict'], string>> = {
  ready: 'The whole range is at or above the target',
  'not-yet': 'The whole range is below the target',
  'too-early-to-tell': 'These answers do not settle on which side of the target the score is',
};
