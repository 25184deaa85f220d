import type { PathwayGap } from '@careway/contract';

const schooling: Readonly<Record<PathwayGap['education']['change'], string>> = {
  more: 'more schooling',
  same: 'the same schooling',
  less: 'less schooling',
  'cannot-tell': 'schooling that nobody published',
};

const licence: Readonly<Record<PathwayGap['licence']['change'], string>> = {
  needed: 'a license',
  'sometimes-needed': 'a license in some posts or states',
  'no-change': 'no new license',
  'cannot-tell': 'a license question that nobody settled',
};

/** The change in one sentence, from what the service found. */
export function gapFinding(gap: PathwayGap): string {
  return `${gap.from.title} to ${gap.to.title}: ${schooling[gap.education.change]}, ${licence[gap.licence.change]}.`;
}

/** A change of importance with its sign: "+0.50". */
export function formatChange(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`;
}
