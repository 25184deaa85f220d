import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { enqueue, keepQueue, readQueue } from './answer-queue.ts';
import { attemptQuery, placeQuery, recordResponse } from './api.ts';
import type { PendingAnswer } from './pending-answer.ts';
import { isDecided, isPassing, RETRY_MS, type SaveState } from './use-saving.ts';

/**
 * Saves choices of a mock exam: kept on the device first, then sent in their order, one after the other, each with a key of
 * its own, until the service has decided. Nothing is sent while `isActive` is false. `flush` sends what is left and says
 * whether all of it is decided.
 */
export function useAnswerQueue(attemptId: string, isActive: boolean) {
  const queryClient = useQueryClient();
  const queue = useRef<readonly PendingAnswer[]>(readQueue(attemptId));
  const running = useRef<Promise<boolean> | null>(null);
  const sent = useRef<string | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'nothing' });

  const hold = useCallback(
    (next: readonly PendingAnswer[]) => {
      queue.current = next;
      keepQueue(attemptId, next);
    },
    [attemptId],
  );

  const send = useCallback(async (): Promise<boolean> => {
    for (let head = queue.current[0]; head !== undefined; head = queue.current[0]) {
      const { key } = head;
      sent.current = key;
      setState({ kind: 'saving' });
      try {
        const progress = await recordResponse(attemptId, head);
        setState({ kind: 'saved', at: progress.savedAt });
        if (progress.state === 'paused')
          await queryClient.invalidateQueries({ queryKey: attemptQuery(attemptId).queryKey, exact: true });
      } catch (error) {
        if (isPassing(error)) {
          setState({ kind: 'waiting', reason: error.code === 'unreachable' ? 'offline' : 'service' });
          return false;
        }
        if (error instanceof ApiError && error.code === 'attempt-paused') {
          setState({ kind: 'nothing' });
          await queryClient.invalidateQueries({ queryKey: attemptQuery(attemptId).queryKey, exact: true });
          return false;
        }
        if (!isDecided(error)) {
          setState({ kind: 'refused', error });
          return false;
        }
        setState({ kind: 'nothing' });
        await queryClient.invalidateQueries({ queryKey: attemptQuery(attemptId).queryKey });
      } finally {
        sent.current = null;
      }
      hold(queue.current.filter((other) => other.key !== key));
    }
    return true;
  }, [attemptId, hold, queryClient]);

  const flush = useCallback((): Promise<boolean> => {
    running.current ??= send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  useEffect(() => {
    if (isActive && queue.current.length > 0) void flush();
  }, [isActive, flush]);

  useEffect(() => {
    if (state.kind !== 'waiting' || !isActive) return;
    const again = () => void flush();
    const timer = setTimeout(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [state, isActive, flush]);

  const choose = useCallback(
    (position: number, optionIds: readonly string[]) => {
      hold(enqueue(queue.current, { position, optionIds, key: crypto.randomUUID() }, sent.current));
      queryClient.setQueryData(placeQuery(attemptId, position).queryKey, (question) =>
        question === undefined ? question : { ...question, chosen: [...optionIds] },
      );
      queryClient.setQueryData(attemptQuery(attemptId).queryKey, (attempt) =>
        attempt?.places === undefined
          ? attempt
          : {
              ...attempt,
              places: attempt.places.map((place) =>
                place.position === position ? { ...place, isAnswered: optionIds.length > 0 } : place,
              ),
            },
      );
      void flush();
    },
    [attemptId, flush, hold, queryClient],
  );

  /** What is chosen but not confirmed for a question, or null. */
  const waitingFor = (position: number) =>
    queue.current.findLast((answer) => answer.position === position)?.optionIds ?? null;

  return { state, choose, flush, waitingFor };
}
