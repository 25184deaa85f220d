/** An answer that the service has not confirmed yet; kept on this device until it has. */
export interface PendingAnswer {
  readonly position: number;
  readonly optionIds: readonly string[];
  /** The Idempotency-Key it is sent with, every time it is sent. */
  readonly key: string;
}

const storageKey = (attemptId: string) => `careway.answer.${attemptId}`;

/** The unconfirmed answer of an attempt, or null. At most one: the next question comes with its confirmation. */
export function readPendingAnswer(attemptId: string): PendingAnswer | null {
  const kept = localStorage.getItem(storageKey(attemptId));
  return kept === null ? null : (JSON.parse(kept) as PendingAnswer);
}

/** Keeps an answer before it is sent, so that neither a lost connection nor a closed browser loses it. */
export function keepPendingAnswer(attemptId: string, answer: PendingAnswer): void {
  localStorage.setItem(storageKey(attemptId), JSON.stringify(answer));
}

/** Drops the kept answer once the service has decided about it. */
export function dropPendingAnswer(attemptId: string): void {
  localStorage.removeItem(storageKey(attemptId));
}
