/** Something about the database that its operator can act on. `code` names the case. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type DatabaseErrorCode =
  | 'unsupported-platform'
  | 'data-directory-version'
  | 'data-directory-in-use'
  | 'server-start-failed'
  | 'server-stop-failed'
  | 'migration-failed';
