import type { AdverseImpact } from './adverse-impact.ts';
import { type ItemSource, prepareBank } from './bank.ts';
import { type Item, type ItemStatus, itemStatuses } from './item.ts';
import type { ItemFit } from './item-fit.ts';
import type { DecisionConsistency, Reliability } from './reliability.ts';
import type { CatSimulation } from './simulate-cat.ts';
import type { PanelCut } from './standard-setting.ts';
import type { Subscore } from './subscores.ts';
import { testInformation } from './test-characteristic.ts';

/** What a release can add to the facts of its bank; each part comes from the function of its name. */
export interface TechnicalEvidence {
  readonly version: string;
  readonly cut?: PanelCut & { readonly method: string; readonly setOn: string };
  readonly simulation?: Omit<CatSimulation, 'results'>;
  readonly reliability?: Reliability;
  readonly decisions?: DecisionConsistency;
  readonly fit?: readonly ItemFit[];
  readonly subscores?: readonly Subscore[];
  /** Items by DIF class and comparison. */
  readonly dif?: readonly {
    readonly comparison: string;
    readonly classes: Readonly<Record<'A' | 'B' | 'C', number>>;
  }[];
  readonly adverseImpact?: readonly { readonly comparison: string; readonly impact: AdverseImpact }[];
}

/** The numbers the Standards (AERA, APA & NCME 2014) ask a test to publish, as plain data. Absent parts are named in `missing`. */
export interface TechnicalReport extends TechnicalEvidence {
  readonly items: number;
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
  readonly byModel: Readonly<Record<Item['model'], number>>;
  readonly byDomain: Readonly<Record<string, number>>;
  /** Information and standard error of the whole bank over theta, -4 to 4. */
  readonly informationCurve: readonly { readonly theta: number; readonly information: number; readonly se: number }[];
  readonly missing: readonly string[];
}

const PARTS = ['cut', 'simulation', 'reliability', 'decisions', 'fit', 'subscores', 'dif', 'adverseImpact'] as const;

/** Gathers the technical report of a bank version. Throws `empty-input`, `invalid-item`. */
export function technicalReport(source: ItemSource, evidence: TechnicalEvidence): TechnicalReport {
  const { items } = prepareBank(source);
  const count = <Key extends string>(keys: readonly Key[], keyOf: (item: Item) => string | undefined) =>
    Object.fromEntries(keys.map((key) => [key, items.filter((item) => keyOf(item) === key).length])) as Record<
      Key,
      number
    >;
  const thetas = Array.from({ length: 17 }, (_, n) => -4 + n / 2);
  const domains = [...new Set(items.flatMap(({ domain }) => (domain === undefined ? [] : [domain])))];
  const curve = testInformation(
    items.filter(({ status }) => status !== 'suspended').length > 0
      ? items.filter(({ status }) => status !== 'suspended')
      : items,
    thetas,
  );
  return {
    ...evidence,
    items: items.length,
    byStatus: count(itemStatuses, (item) => item.status),
    byModel: count(['4pl', 'grm', 'gpcm', 'nrm'], (item) => item.model),
    byDomain: count(domains, (item) => item.domain),
    informationCurve: thetas.map((theta, n) => {
      const information = curve[n] as number;
      return { theta, information, se: 1 / Math.sqrt(information) };
    }),
    missing: PARTS.filter((part) => evidence[part] === undefined),
  };
}
