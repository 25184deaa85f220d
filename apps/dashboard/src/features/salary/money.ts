import type { FigureValue, Money, WageValue } from '@careway/contract';
import type { PercentileValue } from '../../figures/PercentileBar.tsx';

const wholeDollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US');

/** Yearly pay in whole dollars: "$52,000". */
export function formatYearly(amount: number): string {
  return wholeDollars.format(amount).replace('-', '−');
}

/** "$52,000 a year", or "$25.00/h" with cents. */
export function formatMoney(money: Money): string {
  return money.unit === 'year' ? `${formatYearly(money.amount)} a year` : `${cents.format(money.amount)}/h`;
}

/** A reported figure as it was reported: money, "48,000 jobs", or a percent with its sign. */
export function formatFigure(value: FigureValue, precision: 'exact' | 'about' | 'at-least'): string {
  const lead = { exact: '', about: 'about ', 'at-least': 'at least ' }[precision];
  if (value.unit === 'jobs') return `${lead}${count.format(value.amount)}`;
  if (value.unit === 'percent') return `${lead}${value.amount < 0 ? '−' : '+'}${Math.abs(value.amount)}%`;
  return `${lead}${formatMoney(value)}`;
}

/** A published wage cell for a chart: suppressed is absent, top-coded is a lower bound. */
export function toPercentileValue(cell: WageValue): PercentileValue {
  if (cell.state === 'suppressed') return null;
  return cell.state === 'topCoded' ? { atLeast: cell.atLeast.amount } : cell.value.amount;
}

/** The number of a published wage cell, or undefined when it is suppressed or top-coded. */
export function reportedAmount(cell: WageValue): number | undefined {
  return cell.state === 'reported' ? cell.value.amount : undefined;
}

const ordinalRules = new Intl.PluralRules('en-US', { type: 'ordinal' });
const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** A percentile rank as people say it: 47.3 is "47th". */
export function formatRank(rank: number): string {
  const whole = Math.round(rank);
  return `${whole}${ordinalEndings[ordinalRules.select(whole)] ?? 'th'}`;
}
