import { allowedMinutes, GRACE_SECONDS, type TimeAllowance } from '@careway/assessment';
import type { AttemptTiming as TimingAnswer } from '@careway/contract';
import type { AttemptRecord, AttemptTiming } from '@careway/database';
import { STANDARD, timeWords } from '../accommodations/describe-accommodation.ts';
import { ProblemError } from '../http/problem.ts';

/** An attempt at a mock exam, with its clock. */
export type MockAttempt = AttemptRecord & { readonly timing: AttemptTiming };

/** Whether the attempt is one at a mock exam. */
export function isMock(attempt: AttemptRecord): attempt is MockAttempt {
  return attempt.timing !== null;
}

/** Whether its person moves freely among the questions and may change answers. */
export function movesFreely(attempt: AttemptRecord): attempt is MockAttempt {
  return isMock(attempt) && attempt.canGoBack;
}

/** Whether the time was up so long ago that no answer is on its way any more. */
export function isOverdue({ state, timing, pausedAt }: AttemptRecord, now: Date): boolean {
  if (state === 'complete' || timing === null || timing.deadlineAt === null || pausedAt !== null) return false;
  return now.getTime() > timing.deadlineAt.getTime() + GRACE_SECONDS * 1000;
}

/** Whether the time is up. */
export function isTimeUp({ timing, pausedAt }: AttemptRecord, now: Date): boolean {
  return timing !== null && timing.deadlineAt !== null && pausedAt === null && now >= timing.deadlineAt;
}

/** Minutes this attempt has, pauses aside; `null` without a limit. */
export function limitOf(attempt: MockAttempt): number | null {
  return allowedMinutes(attempt.timing.baseMinutes, allowanceOf(attempt));
}

/** What the learner was given, or no limit where the exam was assigned without a clock. */
function allowanceOf({ timing, accommodation }: MockAttempt): TimeAllowance {
  return timing.deadlineAt === null ? 'untimed' : (accommodation ?? STANDARD).time;
}

/** The clock as a client shows it. */
export function describeTiming(attempt: MockAttempt, now: Date): TimingAnswer {
  const { timing, pausedAt } = attempt;
  const { mayPause } = attempt.accommodation ?? STANDARD;
  return {
    words: timeWords(timing.baseMinutes, allowanceOf(attempt)),
    baseMinutes: timing.baseMinutes,
    limitMinutes: limitOf(attempt),
    now: now.toISOString(),
    deadlineAt: timing.deadlineAt?.toISOString() ?? null,
    pausedAt: pausedAt?.toISOString() ?? null,
    mayPause: mayPause && timing.deadlineAt !== null,
  };
}

/** Minutes from the start to the end without the pauses, rounded up, never above the limit. */
export function usedMinutes(attempt: MockAttempt, finishedAt: Date): number {
  const { deadlineAt } = attempt.timing;
  const limit = limitOf(attempt);
  const end = (attempt.pausedAt ?? finishedAt).getTime();
  const start = attempt.startedAt.getTime();
  const paused =
    deadlineAt === null || limit === null ? attempt.stoodSeconds * 1000 : deadlineAt.getTime() - start - limit * 60_000;
  const used = Math.ceil((end - start - paused) / 60_000);
  return limit === null ? used : Math.min(limit, used);
}

/** Refuses whatever needs an attempt that goes on. */
export function requireRunning(attempt: AttemptRecord): void {
  if (attempt.state === 'complete') throw endedProblem(attempt);
  if (attempt.pausedAt !== null)
    throw new ProblemError('attempt-paused', 'This attempt is paused. Resume it first; what was saved stays.');
}

/** Why a complete attempt takes nothing more. */
export function endedProblem(attempt: AttemptRecord): ProblemError {
  return attempt.stopReason === 'time-up'
    ? new ProblemError('time-is-up', 'The time of this exam is over. Every answer saved before its end counts.')
    : new ProblemError('attempt-complete', 'This attempt has ended. See its report.');
}
