import type { SocCode } from './soc-code.ts';
import type { HowSure } from './source.ts';

/** A published projection of one occupation (or group) over one window. Jobs are counts, not thousands. */
export interface Projection {
  readonly sourceId: string;
  readonly soc: SocCode;
  readonly title: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly fromJobs: number;
  readonly toJobs: number;
  /** As published, rounded apart from the two levels; absent where our copy does not hold it. */
  readonly changeJobs?: number;
  /** Over the whole window, as published. */
  readonly changePercent: number;
  /** Average a year: growth and people who leave. Absent where the table gives none. */
  readonly openingsPerYear?: number;
  readonly entryEducation: string;
  /** Codes that are only a part of this published group; empty when the row is the code itself. */
  readonly coversSoc: readonly SocCode[];
  readonly howSure: HowSure;
  readonly note?: string;
}
