export const exchangeErrorCodes = [
  'too-large',
  'wrong-encoding',
  'broken-xml',
  'document-type-refused',
  'broken-archive',
  'unsafe-archive',
  'unknown-format',
  'broken-csv',
  'no-questions',
] as const;
export type ExchangeErrorCode = (typeof exchangeErrorCodes)[number];

/** A whole file that cannot be taken. `code` names the case; the message says what is wrong, where, and what is allowed. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly code: ExchangeErrorCode;

  constructor(code: ExchangeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
