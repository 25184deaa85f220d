/** What kind of precondition was broken. The set is closed; callers may map codes to messages or statuses. */
export type PsychometricsErrorCode =
  | 'invalid-item'
  | 'invalid-response'
  | 'dimension-mismatch'
  | 'empty-input'
  | 'infeasible-blueprint'
  | 'bank-exhausted'
  | 'singular'
  | 'invalid-option';

/**
 * The one error of this package: a broken precondition, named by `code`, with `path` pointing at the argument
 * (`items[3].discrimination`). The message carries the value and what was allowed. Numerical trouble (no convergence,
 * a response pattern without a finite estimate) is never thrown: it is a status or a warning of the result.
 */
export class PsychometricsError extends Error {
  override readonly name = 'PsychometricsError';
  readonly code: PsychometricsErrorCode;
  readonly path: string;

  constructor(code: PsychometricsErrorCode, message: string, path: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/** A result's own remark on itself: what happened, to which item, in words. */
export interface Warning {
  readonly code: string;
  readonly item?: string;
  readonly detail: string;
}
