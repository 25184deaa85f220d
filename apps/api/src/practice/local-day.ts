import { type DayNumber, parseDay } from '@careway/assessment';

/** Whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date): DayNumber {
  return daysIn(timeZone)(at);
}

/** The calendar days of instants in a time zone: for many of them, since making a format costs far more than using it. */
export function daysIn(timeZone: string): (at: Date) => DayNumber {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => {
    const parts = format.formatToParts(at).map(({ type, value }) => [type, value] as const);
    const { year, month, day } = Object.fromEntries(parts);
    return parseDay(`${year}-${month}-${day}`);
  };
}
