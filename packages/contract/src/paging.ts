import { z } from 'zod';

const MAX_LIMIT = 200;

/** Query of every list: the cursor of the page before, and how many rows (1–200, 50 by default). */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number from 1 to 200')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MAX_LIMIT, 'must be from 1 to 200')
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: MAX_LIMIT }),
});

/** A page of `item`s; `nextCursor` is null on the last one. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
