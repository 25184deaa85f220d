import type { Plan } from '@careway/contract';
import { formatDay } from '../../components/dates.ts';
import { formatShare } from '../../components/numbers.ts';

const weekdayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

/** "Monday, Nov 30, 2026", or the number of the day in a plan without dates. */
export function dayTitle({ on }: Plan['days'][number], number: number): string {
  return on === null ? `Day ${number}` : `${weekdayFormat.format(new Date(`${on}T00:00:00Z`))}, ${formatDay(on)}`;
}

/** What a person is expected to know on the day, where the plan fits; nothing otherwise. */
export function expectedWords({ fit }: Plan): string {
  if (fit.expectedShare === null || !fit.fits) return '';
  return ` On the day you would know about ${formatShare(fit.expectedShare)} of these ${fit.questions} questions (modelled; not a chance of passing).`;
}
