import { CertificationsError } from '@careway/certifications';

/** What this package throws when a precondition does not hold. The message carries the value and what was allowed. */
export class PathwaysError extends Error {
  override readonly name = 'PathwaysError';
  readonly code: PathwaysErrorCode;

  constructor(code: PathwaysErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** `invalid-record`: a data file does not follow its type. `unknown-occupation`: a slug that is not on the map. */
export type PathwaysErrorCode = 'invalid-record' | 'unknown-occupation';

/** Runs a reader and turns its complaint about a record into this package's error, keeping the cause. */
export function readingRecords<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof CertificationsError) throw new PathwaysError('invalid-record', cause.message, { cause });
    throw cause;
  }
}
