import type { PathwayRoutes, RouteWorth } from '@careway/contract';
import { countOf } from './numbers.ts';

const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

/** "$52,000": whole dollars. */
export function formatUsd(amount: number): string {
  return usd.format(amount);
}

/** What routes can be ranked by, as a person chooses it. */
export const objectives: readonly { readonly value: PathwayRoutes['objective']; readonly label: string }[] = [
  { value: 'steps', label: 'Fewest steps' },
  { value: 'time', label: 'Least time' },
  { value: 'cost', label: 'Least cost' },
  { value: 'pay', label: 'Most pay' },
  { value: 'skills', label: 'Closest skills' },
];

/** The objective that an address names; fewest steps where it names none. */
export function objectiveOf(text: string | undefined): PathwayRoutes['objective'] {
  return objectives.find(({ value }) => value === text)?.value ?? 'steps';
}

/** How long something takes, as a range where sources give one, and what of it nobody publishes. */
export function timeWords(time: {
  readonly months: number;
  readonly mostMonths: number;
  readonly openSteps: number;
}): string {
  const { months, mostMonths, openSteps } = time;
  const known = mostMonths === 0 ? '' : periodWords(months, mostMonths);
  if (openSteps === 0) return known === '' ? 'no time of its own' : known;
  const open = openSteps === 1 ? 'a time nobody publishes' : `${openSteps} times nobody publishes`;
  return known === '' ? `not published` : `${known} and ${open}`;
}

function periodWords(months: number, mostMonths: number): string {
  const isYears = months % 12 === 0 && mostMonths % 12 === 0;
  const [least, most] = isYears ? [months / 12, mostMonths / 12] : [months, mostMonths];
  const until = countOf(most, isYears ? 'year' : 'month');
  return least === most ? until : `${least} to ${until}`;
}

/** The worth of a route as a range, or why there is none. */
export function worthWords(worth: RouteWorth): string {
  if (worth.state === 'not-told') return `Not told. ${worth.reason}`;
  return `${signed(worth.low)} to ${signed(worth.high)}, middle ${signed(worth.middle)}`;
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${formatUsd(Math.abs(amount))}`;
}

/** What a route costs: the fees that are known, and how many costs are not. */
export function costWords({ knownUsd, unknown }: { readonly knownUsd: number; readonly unknown: number }): string {
  if (knownUsd === 0 && unknown === 0) return 'nothing that a source names';
  const known = knownUsd === 0 ? 'no price known' : `${formatUsd(knownUsd)} known`;
  return unknown === 0 ? known : `${known}, ${countOf(unknown, 'price')} not published`;
}
