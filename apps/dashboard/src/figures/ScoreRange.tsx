import type { ReadinessReport } from '@careway/contract';
import type { ReactNode } from 'react';
import { formatShare } from '../components/numbers.ts';
import { DotRange, type DotRangeProps } from './DotRange.tsx';
import classes from './figure.module.css';

/** A score on the scale of readiness with its range, the target, and the answers it was modelled from. */
export interface ReadinessScore {
  readonly scaledScore: number;
  readonly range: ReadinessReport['range'];
  readonly questionsAnswered: number;
}

/** What is drawn of a score: one dot with its range on the whole scale against the target. */
export function scoreDrawing({ scaledScore, range, questionsAnswered }: ReadinessScore): Omit<DotRangeProps, 'name'> {
  return {
    rows: [
      {
        id: 'score',
        label: 'Score',
        estimate: { value: scaledScore, low: range.low, high: range.high },
        target: range.target,
        n: questionsAnswered,
      },
    ],
    scale: [200, 800],
    format: String,
    targetLabel: `Target ${range.target}`,
  };
}

/** One score as a dot with its range against the target; `note` goes on after what the marks mean. */
export function ScoreRange({ score, note }: { readonly score: ReadinessScore; readonly note?: ReactNode }) {
  const { scaledScore, range, questionsAnswered } = score;
  return (
    <figure className={classes.oneRow}>
      <DotRange
        name={`Score ${scaledScore}, range ${range.low} to ${range.high}, target ${range.target}, on a scale from 200 to 800`}
        {...scoreDrawing(score)}
      />
      <figcaption className="small muted">
        Scale from 200 to 800. Dot: the result; bar: its {formatShare(range.confidence)} range; dashed line: the target.
        Modelled by us from {questionsAnswered} answers{note}.
      </figcaption>
    </figure>
  );
}
