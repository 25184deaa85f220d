import type {
  AdaptiveBlueprint,
  Matrix,
  MeasuredItem,
  PoolCalibration,
  PoolItem,
  QuizFigures,
} from '@careway/assessment';

/** Arithmetic that takes seconds and is therefore done in a thread of its own. */
export type MeasurementTask =
  | {
      readonly kind: 'calibrate';
      readonly pools: readonly { readonly items: readonly PoolItem[]; readonly data: Matrix }[];
    }
  | {
      readonly kind: 'simulate';
      readonly items: readonly MeasuredItem[];
      readonly blueprint: AdaptiveBlueprint;
      readonly cut: number;
      readonly examinees: number;
      readonly seed: string;
    };

/** What a task gives, by its kind. */
export interface MeasurementResults {
  readonly calibrate: readonly PoolCalibration[];
  readonly simulate: QuizFigures;
}

/** What the thread tells while it works: the share done (0–1), and at its end the result. */
export type MeasurementMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'result'; readonly result: MeasurementResults[keyof MeasurementResults] };
