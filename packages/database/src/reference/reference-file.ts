import type { Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** One file of reference data that a package owns, and how its rows are written. */
export interface ReferenceFile {
  /** `<package>/<file below its folder>`, such as `labor-market/oews-national.csv`. */
  readonly name: string;
  /** The package's folder that holds the file; `data` when left out. */
  readonly folder?: 'data' | 'bank' | 'lessons';
  /** Raised when `load` itself changes what it writes, so that an unchanged file is loaded again. */
  readonly loaderVersion?: number;
  /** Replaces the rows of this file in the caller's transaction and returns how many there are. */
  load(trx: Transaction<Database>, text: string, checksum: string): Promise<number>;
}
