import type { ReferenceFile } from './reference-file.ts';

/** Every file of reference data, in the order it is loaded. */
export const referenceFiles: readonly ReferenceFile[] = [];
