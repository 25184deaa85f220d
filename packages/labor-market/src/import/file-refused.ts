import { LaborMarketError } from '../errors.ts';

export const refusals = [
  'empty',
  'gzip',
  'old-workbook',
  'broken-workbook',
  'not-a-workbook',
  'html',
  'pdf',
  'json',
  'binary',
  'record-too-long',
  'too-many-columns',
  'unknown-table',
  'other-format',
  'year-unknown',
  'year-wrong',
  'no-rows',
] as const;
export type Refusal = (typeof refusals)[number];

/** A file that is not what an import can read. The message says what it is and what to do. */
export class FileRefused extends LaborMarketError {
  override readonly name = 'FileRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string, options?: ErrorOptions) {
    super('file-refused', message);
    this.refusal = refusal;
    if (options?.cause !== undefined) this.cause = options.cause;
  }
}
