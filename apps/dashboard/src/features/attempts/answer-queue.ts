import type { PendingAnswer } from './pending-answer.ts';

const storageKey = (attemptId: string) => `careway.answers.${attemptId}`;

/** Choices of a mock exam that the service has not confirmed yet, oldest first; kept on this device until it has. */
export function readQueue(attemptId: string): readonly PendingAnswer[] {
  const kept = localStorage.getItem(storageKey(attemptId));
  return kept === null ? [] : (JSON.parse(kept) as readonly PendingAnswer[]);
}

/** Keeps the queue as it is now. */
export function keepQueue(attemptId: string, queue: readonly PendingAnswer[]): void {
  if (queue.length === 0) localStorage.removeItem(storageKey(attemptId));
  else localStorage.setItem(storageKey(attemptId), JSON.stringify(queue));
}

/** The queue with a new choice: an older one for the same question is left out, unless it is on its way (`sent`). */
export function enqueue(
  queue: readonly PendingAnswer[],
  answer: PendingAnswer,
  sent: string | null,
): readonly PendingAnswer[] {
  return [...queue.filter(({ position, key }) => position !== answer.position || key === sent), answer];
}
