import type { AnswerExplanation, AttemptProgress } from '@careway/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { ApiError, type ApiErrorCode } from '../../api/client.ts';
import { attemptQuery, type HeldAttempt, recordResponse } from './api.ts';
import { dropPendingAnswer, keepPendingAnswer, type PendingAnswer, readPendingAnswer } from './pending-answer.ts';

/** Where the last answer is. `waiting`: kept on this device and sent again by itself; `refused`: kept, and needs the person. */
export type SaveState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting'; readonly reason: 'offline' | 'service' }
  | { readonly kind: 'refused'; readonly error: unknown };

export const RETRY_MS = 5_000;

/** Refusals after which a kept answer has no further use: the service holds a decided one, or takes no more. */
const decidedCodes: ReadonlySet<ApiErrorCode> = new Set([
  'answer-already-accepted',
  'position-not-open',
  'attempt-complete',
  'time-is-up',
  'not-found',
]);
const passingCodes: ReadonlySet<ApiErrorCode> = new Set(['too-many-requests', 'idempotency-key-in-progress']);

/**
 * Saves answers of one attempt: kept on the device first, then sent; sent again every 5 s and when the connection is
 * back, with the same key, until the service has decided. Nothing is sent while `isActive` is false. Where each answer is
 * explained, `explained` holds the last one until `goOn`.
 */
export function useSaving(attemptId: string, isActive: boolean) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<SaveState>({ kind: 'nothing' });
  const [explained, setExplained] = useState<AnswerExplanation | null>(null);
  const [pending, setPending] = useState<PendingAnswer | null>(() => readPendingAnswer(attemptId));

  const send = useCallback(
    async (answer: PendingAnswer) => {
      const { queryKey } = attemptQuery(attemptId);
      setState({ kind: 'saving' });
      try {
        const progress = await recordResponse(attemptId, answer);
        dropPendingAnswer(attemptId);
        setPending(null);
        setState({ kind: 'saved', at: progress.savedAt });
        if (progress.explanation != null) setExplained(progress.explanation);
        else if (progress.state === 'paused' || progress.explanation === null)
          await queryClient.invalidateQueries({ queryKey, exact: true });
        else
          queryClient.setQueryData(queryKey, (attempt) =>
            attempt === undefined ? attempt : advance(attempt, answer.position, progress),
          );
        void queryClient.invalidateQueries({ queryKey: ['attempts'], exact: true });
      } catch (error) {
        if (isPassing(error))
          return setState({ kind: 'waiting', reason: error.code === 'unreachable' ? 'offline' : 'service' });
        if (!isDecided(error)) return setState({ kind: 'refused', error });
        dropPendingAnswer(attemptId);
        await queryClient.invalidateQueries({ queryKey });
        setPending(null);
        setState({ kind: 'nothing' });
      }
    },
    [attemptId, queryClient],
  );

  useEffect(() => {
    if (pending !== null && isActive) void send(pending);
  }, [pending, isActive, send]);

  useEffect(() => {
    if (state.kind !== 'waiting' || pending === null || !isActive) return;
    const again = () => void send(pending);
    const timer = setTimeout(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [state, pending, isActive, send]);

  const answer = (position: number, optionIds: readonly string[]) => {
    const next = { position, optionIds, key: crypto.randomUUID() };
    keepPendingAnswer(attemptId, next);
    setPending(next);
  };
  const retry = () => pending !== null && void send(pending);
  /** Goes on from an explanation: only this look at the attempt shows what comes next. */
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: attemptQuery(attemptId).queryKey, exact: true });
    setExplained(null);
  };
  return { state, pending, explained, answer, retry, goOn };
}

/** Whether the service has decided, so that the answer needs not be kept. */
export function isDecided(error: unknown): error is ApiError {
  return error instanceof ApiError && decidedCodes.has(error.code);
}

/** Whether the same call may succeed a little later. */
export function isPassing(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || passingCodes.has(error.code));
}

function advance(
  attempt: HeldAttempt,
  position: number,
  progress: Exclude<AttemptProgress, { state: 'paused' }>,
): HeldAttempt {
  return {
    ...attempt,
    state: progress.state,
    answered: Math.max(attempt.answered, position),
    lastSavedAt: progress.savedAt,
    saved: [...attempt.saved, { position, savedAt: progress.savedAt }],
    question: progress.state === 'open' ? progress.question : null,
    stopReason: progress.state === 'open' ? null : progress.stopReason,
  };
}
