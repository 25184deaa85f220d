/** People of one group within one stratum (occupation, level and place): how many, and their pay as natural logarithms. */
export interface GroupStratum {
  readonly stratum: string;
  readonly group: string;
  readonly count: number;
  readonly meanLog: number;
  /** Sample variance; 0 for one person. */
  readonly varianceLog: number;
}

/** The pay of a group against the reference group within strata, percent; −3 is 3 % less. 95 % interval. */
export interface PayGap {
  readonly group: string;
  readonly count: number;
  readonly referenceCount: number;
  readonly gapPercent: number;
  readonly low: number;
  readonly high: number;
}

export interface PayGaps {
  readonly reference: string;
  readonly gaps: readonly PayGap[];
  /** Groups with fewer people than may be shown, or too few beside the reference. */
  readonly hiddenGroups: number;
}

/** Fewer people are not shown, so that nobody can be told from a figure. */
export const LEAST_SHOWN = 5;
/** Two-sided 95 % of the normal distribution. Dimensionless. */
const Z_95 = 1.96;

/**
 * Gaps by group after occupation, level and place: within each stratum the difference of mean log pay to the reference
 * (the largest group), averaged with weights n₁n₂/(n₁+n₂); the error from the variance pooled over all strata. Only
 * people in strata that hold both groups count; a group with fewer than 5 of them, or 5 of the reference, is hidden.
 * Undefined with fewer than two groups. It says nothing about why.
 */
export function payGaps(strata: readonly GroupStratum[]): PayGaps | undefined {
  const totals = new Map<string, number>();
  for (const { group, count } of strata) totals.set(group, (totals.get(group) ?? 0) + count);
  const [reference] = [...totals].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([group]) => group);
  if (reference === undefined || totals.size < 2) return undefined;
  const variance = pooledVariance(strata);
  const ofReference = new Map(strata.filter(({ group }) => group === reference).map((each) => [each.stratum, each]));
  let hiddenGroups = 0;
  const gaps: PayGap[] = [];
  for (const group of totals.keys()) {
    if (group === reference) continue;
    let [weights, sum, count, referenceCount] = [0, 0, 0, 0];
    for (const each of strata) {
      const beside = ofReference.get(each.stratum);
      if (each.group !== group || beside === undefined) continue;
      const weight = (each.count * beside.count) / (each.count + beside.count);
      weights += weight;
      sum += weight * (each.meanLog - beside.meanLog);
      count += each.count;
      referenceCount += beside.count;
    }
    if (count < LEAST_SHOWN || referenceCount < LEAST_SHOWN || variance === undefined) {
      hiddenGroups++;
      continue;
    }
    const gap = sum / weights;
    const error = Math.sqrt(variance / weights);
    const toPercent = (log: number) => (Math.exp(log) - 1) * 100;
    gaps.push({
      group,
      count,
      referenceCount,
      gapPercent: toPercent(gap),
      low: toPercent(gap - Z_95 * error),
      high: toPercent(gap + Z_95 * error),
    });
  }
  return { reference, gaps: gaps.toSorted((a, b) => a.gapPercent - b.gapPercent), hiddenGroups };
}

function pooledVariance(strata: readonly GroupStratum[]): number | undefined {
  const freedom = strata.reduce((sum, { count }) => sum + count - 1, 0);
  if (freedom < 1) return undefined;
  return strata.reduce((sum, { count, varianceLog }) => sum + (count - 1) * varianceLog, 0) / freedom;
}
