import { useEffect, useRef, useState } from 'react';
import type { HeldAttempt } from './api.ts';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;
const CALLS_MINUTES = [10, 5, 1];

/** Milliseconds left on the clock of the service, told by this device; null without a limit or while the clock stands. */
export function useTimeLeft({ timing, receivedAt }: HeldAttempt): number | null {
  const deadline = timing?.deadlineAt ?? null;
  const ahead = Date.parse(timing?.now ?? '') - receivedAt;
  const isRunning = deadline !== null && timing?.pausedAt === null;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? Date.parse(deadline) - (now + ahead) : null;
}

/** "42 min left", "less than 1 min left", "time is up". */
export function leftWords(leftMs: number): string {
  if (leftMs <= 0) return 'Time is up';
  return leftMs < MINUTE_MS ? 'Less than 1 min left' : `${Math.ceil(leftMs / MINUTE_MS)} min left`;
}

/** What to announce: half of the time, 10, 5 and 1 minutes, each once when it is reached; '' otherwise. */
export function useTimeCalls(leftMs: number | null, limitMinutes: number | null): string {
  const before = useRef<number | null>(null);
  const [call, setCall] = useState('');
  useEffect(() => {
    if (leftMs === null || limitMinutes === null) return;
    const last = before.current;
    before.current = leftMs;
    if (last === null) return;
    const half = limitMinutes / 2;
    const marks = [half, ...CALLS_MINUTES.filter((minutes) => minutes < half)];
    const reached = marks.findLast((minutes) => last > minutes * MINUTE_MS && leftMs <= minutes * MINUTE_MS);
    if (reached !== undefined) setCall(callWords(reached, half));
  }, [leftMs, limitMinutes]);
  return call;
}

function callWords(minutes: number, half: number): string {
  if (minutes === half) return `Half of the time is left: ${Math.round(minutes)} minutes.`;
  return minutes === 1 ? '1 minute left.' : `${minutes} minutes left.`;
}
