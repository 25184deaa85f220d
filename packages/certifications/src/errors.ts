/** What this package throws when a precondition does not hold. The message carries the value and what was allowed. */
export class CertificationsError extends Error {
  override readonly name = 'CertificationsError';
  readonly code: CertificationsErrorCode;

  constructor(code: CertificationsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * `invalid-record`: a data file or a stored record does not follow its type. `invalid-person`: facts of a person that cannot
 * be. `invalid-picture`: bytes that are not a readable PNG.
 */
export type CertificationsErrorCode = 'invalid-record' | 'invalid-person' | 'invalid-picture';
