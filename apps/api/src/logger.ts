import { type Logger, pino } from 'pino';

export type { Logger };

/** Makes the logger: JSON lines, events named `noun.verb`. No answers, names or tokens are ever passed to it. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
