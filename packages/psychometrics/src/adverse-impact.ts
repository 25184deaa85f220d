import { logFactorial, normalQuantile } from './distributions.ts';
import { PsychometricsError } from './errors.ts';

/** Applicants of one group and how many of them were selected (passed the cut). */
export interface SelectionCounts {
  readonly group: string;
  readonly applicants: number;
  readonly selected: number;
}

/** Adverse impact of one selection. Records are keyed by group and leave out the reference, small and suppressed groups. */
export interface AdverseImpact {
  /** The group with the highest selection rate among those large enough. */
  readonly reference: string;
  readonly rates: Readonly<Record<string, number>>;
  /** Selection rate over that of the reference group. */
  readonly ratios: Readonly<Record<string, number>>;
  /** Two-sided Fisher exact p of equal selection rates. */
  readonly fisherP: Readonly<Record<string, number>>;
  /** 95 % interval of the ratio by the log method; absent where nobody was selected. */
  readonly ci: Readonly<Record<string, { readonly lower: number; readonly upper: number }>>;
  /** Whether one more selected person would lift a ratio below four fifths to it: the flag then hangs on one person. */
  readonly flipFlop: Readonly<Record<string, boolean>>;
  /** Groups whose ratio lies below four fifths. */
  readonly flagged: readonly string[];
  /** Groups below 2 % of the applicants, which are not tested alone. */
  readonly small: readonly string[];
  /** Groups of fewer than 10 applicants, about which nothing is told. */
  readonly suppressed: readonly string[];
}

/** Four fifths: 29 CFR 1607.4D. */
export const FOUR_FIFTHS = 0.8;
/** Share of applicants below which a group is not tested alone (29 CFR 1607.15A). */
export const SMALL_GROUP_SHARE = 0.02;
/** Applicants below which a group is not shown at all. */
export const SUPPRESSED_BELOW = 10;

/**
 * The four-fifths rule (29 CFR 1607.4D) with what it needs beside it: exact p, interval and flip-flop test, because the rule
 * itself gives way for small numbers and for smaller but significant differences. It describes one cut on one pool; it does
 * not show that a test is biased. Throws `empty-input` with fewer than two groups to compare, `invalid-option` for counts
 * that are not whole numbers with selected <= applicants, or when nobody was selected.
 */
export function adverseImpact(counts: readonly SelectionCounts[]): AdverseImpact {
  counts.forEach(({ applicants, selected, group }, g) => {
    if (!(Number.isInteger(applicants) && Number.isInteger(selected) && selected >= 0 && selected <= applicants)) {
      const detail = `whole numbers with 0 <= selected <= applicants are needed, got ${selected} of ${applicants}`;
      throw new PsychometricsError('invalid-option', `${detail} (${group})`, `counts[${g}]`);
    }
  });
  const pool = counts.reduce((sum, { applicants }) => sum + applicants, 0);
  const suppressed = counts.filter(({ applicants }) => applicants < SUPPRESSED_BELOW);
  const shown = counts.filter(({ applicants }) => applicants >= SUPPRESSED_BELOW);
  const small = shown.filter(({ applicants }) => applicants < SMALL_GROUP_SHARE * pool);
  const tested = shown.filter(({ applicants }) => applicants >= SMALL_GROUP_SHARE * pool);
  if (tested.length < 2) {
    const detail = `two groups of at least ${SUPPRESSED_BELOW} applicants and 2 % are needed, got ${tested.length}`;
    throw new PsychometricsError('empty-input', detail, 'counts');
  }
  const rate = ({ selected, applicants }: SelectionCounts) => selected / applicants;
  const reference = tested.reduce((best, group) => (rate(group) > rate(best) ? group : best));
  if (reference.selected === 0) throw new PsychometricsError('invalid-option', 'nobody was selected', 'counts');
  const others = tested.filter((group) => group !== reference);
  const byGroup = <T>(value: (group: SelectionCounts) => T): Record<string, T> =>
    Object.fromEntries(others.map((group) => [group.group, value(group)]));
  const ratio = (group: SelectionCounts) => rate(group) / rate(reference);
  const isBelow = (value: number) => value < FOUR_FIFTHS - 1e-12;
  return {
    reference: reference.group,
    rates: Object.fromEntries(tested.map((group) => [group.group, rate(group)])),
    ratios: byGroup(ratio),
    fisherP: byGroup((group) => fisherExact(group, reference)),
    ci: Object.fromEntries(
      others.filter(({ selected }) => selected > 0).map((group) => [group.group, ratioInterval(group, reference)]),
    ),
    flipFlop: byGroup((group) => {
      const oneMore = { ...group, selected: Math.min(group.applicants, group.selected + 1) };
      return isBelow(ratio(group)) && !isBelow(ratio(oneMore));
    }),
    flagged: others.filter((group) => isBelow(ratio(group))).map(({ group }) => group),
    small: small.map(({ group }) => group),
    suppressed: suppressed.map(({ group }) => group),
  };
}

/** 95 % interval of a ratio of two rates, exp(log ratio ± 1.96 sqrt(1/s1 - 1/n1 + 1/s2 - 1/n2)) (Katz et al. 1978). */
function ratioInterval(group: SelectionCounts, reference: SelectionCounts): { lower: number; upper: number } {
  const log = Math.log(group.selected / group.applicants / (reference.selected / reference.applicants));
  const variance = 1 / group.selected - 1 / group.applicants + 1 / reference.selected - 1 / reference.applicants;
  const reach = normalQuantile(0.975) * Math.sqrt(variance);
  return { lower: Math.exp(log - reach), upper: Math.exp(log + reach) };
}

/** Two-sided Fisher exact p: the probability of all tables with these margins that are no likelier than the one seen. */
export function fisherExact(a: SelectionCounts, b: SelectionCounts): number {
  const selected = a.selected + b.selected;
  const all = a.applicants + b.applicants;
  const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const log = (x: number) =>
    logChoose(a.applicants, x) + logChoose(b.applicants, selected - x) - logChoose(all, selected);
  const seen = log(a.selected);
  let p = 0;
  for (let x = Math.max(0, selected - b.applicants); x <= Math.min(a.applicants, selected); x++) {
    // The tolerance is R's: tables within 1e-7 relative of the one seen count as equally likely.
    if (log(x) <= seen + 1e-7) p += Math.exp(log(x));
  }
  return Math.min(1, p);
}
