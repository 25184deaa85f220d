import { z } from 'zod';

/** "AC-001" of a file of the bank, "W-00017" of the workbench. */
export const ItemId = z.string().regex(/^[A-Z][A-Z0-9]{0,5}-\d{3,9}$/, 'must be the id of a question, such as AC-001');
