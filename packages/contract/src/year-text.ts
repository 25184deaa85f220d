import { z } from 'zod';

/** A year in a query: four digits. */
export const yearText = z
  .string()
  .regex(/^\d{4}$/, 'must be a year of four digits')
  .transform(Number)
  .optional()
  .meta({ type: 'integer' });
