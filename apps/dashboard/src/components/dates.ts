const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });
const calendarDayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
const clockFormat = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const momentFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** "Nov 23, 2026": the day of an instant where the reader is, or a calendar day (YYYY-MM-DD) as it stands. */
export function formatDay(iso: string): string {
  return (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? calendarDayFormat : dayFormat).format(new Date(iso));
}

/** "10:42 AM": the time of an instant where the reader is. */
export function formatClock(iso: string): string {
  return clockFormat.format(new Date(iso));
}

/** "Nov 23, 2026, 10:42 AM": an instant where the reader is. */
export function formatMoment(iso: string): string {
  return momentFormat.format(new Date(iso));
}

/** "Nov 23, 2026, 10:42 AM EST": an instant with its zone, where the reader is unless a time zone is given. */
export function formatZonedMoment(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(iso));
}
