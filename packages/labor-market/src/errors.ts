export type LaborMarketErrorCode =
  | 'invalid-data-file'
  | 'file-refused'
  | 'invalid-code'
  | 'invalid-amount'
  | 'year-not-held'
  | 'unordered-percentiles';

/** A precondition of this package that does not hold. The message carries the value and what was allowed. */
export class LaborMarketError extends Error {
  override readonly name: string = 'LaborMarketError';
  readonly code: LaborMarketErrorCode;

  constructor(code: LaborMarketErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A data file of ours that does not hold what it must. `where` is a line ("line 12") or a field ("[3].soc"). */
export class DataFileError extends LaborMarketError {
  override readonly name = 'DataFileError';
  readonly file: string;
  readonly where: string;

  constructor(file: string, where: string, message: string) {
    super('invalid-data-file', `${file}, ${where}: ${message}`);
    this.file = file;
    this.where = where;
  }
}
