import { REMINDER_DAYS } from '@careway/certifications';
import type { CertificationTracker } from '@careway/contract';
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';

const DAY_SECONDS = 86_400;

/** The ends of a person's certifications as an iCalendar file, with reminders 180, 90, 30 and 7 days before. */
export function reminderCalendar(tracker: CertificationTracker, publicUrl: string, now: Date): string {
  const calendar = ical({
    name: 'Careway: certifications to renew',
    prodId: { company: 'Careway', product: 'certifications' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, abbreviation, name, expiresOn, sentence, renewal } of tracker.items) {
    if (expiresOn === null) continue;
    const event = calendar.createEvent({
      id: `${id}-end@careway`,
      stamp: now,
      start: new Date(`${expiresOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: `Last day of ${abbreviation}: ${name}`,
      description: renewal === null ? sentence : `${sentence} ${renewal.fact.statement}`,
      url: `${publicUrl}/certifications/mine`,
    });
    for (const days of REMINDER_DAYS) {
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: days * DAY_SECONDS,
        description: `${abbreviation} ends in ${days} days.`,
      });
    }
  }
  return calendar.toString();
}
