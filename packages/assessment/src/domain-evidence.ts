import {
  ABILITY_GRID,
  type Bank,
  gridNodes,
  type Item as MeasuredItem,
  maxScore,
  probabilities,
  type Response,
  type SubscoreVerdict,
  subscores,
} from '@careway/psychometrics';
import type { Domain } from './item.ts';

/** Whether one domain of an attempt may have a result of its own, and why not. */
export interface DomainEvidence {
  readonly domain: Domain;
  readonly questions: number;
  readonly isReported: boolean;
  readonly why: SubscoreVerdict;
}

/**
 * Haberman's rule (2008) for the domains of one attempt, on the questions that this person was given: is a domain's own
 * score a better guide to its true score than the whole result is? Variances and reliabilities are those that the bank's
 * response models imply for theta ~ N(0, 1). The models have one ability in common, so a domain can only pass once
 * answers of many people have shown that its questions measure something of their own.
 */
export function domainEvidence(bank: Bank, responses: readonly Response[]): readonly DomainEvidence[] {
  const given = responses.flatMap(({ itemId }) => bank.items[bank.positions.get(itemId) ?? -1] ?? []);
  const byDomain = [...Map.groupBy(given, (item) => item.domain ?? '')];
  if (byDomain.length === 0) return [];
  const { covariance, reliabilities } = impliedCovariance(byDomain.map(([, items]) => items));
  const counts = byDomain.map(([, items]) => items.length);
  return subscores(
    covariance,
    reliabilities,
    counts,
    byDomain.map(([domain]) => domain),
  ).map(({ domain, report, why }, place) => ({
    domain: domain as Domain,
    questions: counts[place] ?? 0,
    isReported: report,
    why,
  }));
}

/** Covariance of the domains' sums of score shares, and the reliability of each, over theta ~ N(0, 1). */
function impliedCovariance(domains: readonly (readonly MeasuredItem[])[]) {
  const nodes = [...gridNodes(ABILITY_GRID)];
  const density = nodes.map((theta) => Math.exp(-(theta ** 2) / 2));
  const total = density.reduce((sum, value) => sum + value, 0);
  const weights = density.map((value) => value / total);
  const moments = domains.map((items) => nodes.map((theta) => momentsOf(items, theta)));
  const mean = (values: readonly number[]) => values.reduce((sum, value, q) => sum + value * (weights[q] ?? 0), 0);
  const expected = moments.map((own) => own.map(({ expectation }) => expectation));
  const means = expected.map(mean);
  const trueCovariance = expected.map((a, s) =>
    expected.map((b, t) => mean(a.map((value, q) => (value - (means[s] ?? 0)) * ((b[q] ?? 0) - (means[t] ?? 0))))),
  );
  const noise = moments.map((own) => mean(own.map(({ variance }) => variance)));
  return {
    covariance: trueCovariance.map((row, s) => row.map((value, t) => (s === t ? value + (noise[s] ?? 0) : value))),
    reliabilities: trueCovariance.map((row, s) => (row[s] ?? 0) / ((row[s] ?? 0) + (noise[s] ?? 0))),
  };
}

function momentsOf(items: readonly MeasuredItem[], theta: number): { expectation: number; variance: number } {
  let [expectation, variance] = [0, 0];
  for (const item of items) {
    const most = maxScore(item);
    const chances = probabilities(item, theta);
    const first = chances.reduce((sum, chance, k) => sum + (chance * k) / most, 0);
    const second = chances.reduce((sum, chance, k) => sum + chance * (k / most) ** 2, 0);
    expectation += first;
    variance += second - first ** 2;
  }
  return { expectation, variance };
}
