const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A clock that says what it was set to: the demo's people act on days of the past. */
export interface Clock {
  readonly now: () => Date;
  /** Moves it on. */
  pass(seconds: number): void;
}

/** A clock that stands `days` before `now`, at an hour of the day in UTC (18.5 is half past six in the evening). */
export function clockAt(now: Date, days: number, hour = 18): Clock {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  let at = midnight - days * DAY_MS + hour * HOUR_MS;
  return {
    now: () => new Date(at),
    pass: (seconds) => {
      at += seconds * 1000;
    },
  };
}
