import { z } from 'zod';
import { itemKinds, itemStatuses } from './item-content.ts';

export const FieldLoss = z
  .object({
    field: z.string(),
    label: z.string(),
    kept: z.int(),
    of: z.int(),
    note: z.string().nullable(),
  })
  .meta({ id: 'FieldLoss', description: 'How much of a field came over' });
export type FieldLoss = z.infer<typeof FieldLoss>;

const place = {
  file: z.string(),
  line: z.int().nullable(),
  identifier: z.string().nullable().describe('The name the file gives it'),
};

export const ItemImport = z
  .object({
    fileName: z.string(),
    formats: z.array(z.string()),
    isDryRun: z.boolean(),
    questions: z.array(
      z.object({
        ...place,
        stem: z.string(),
        kind: z.enum(itemKinds),
        options: z.int(),
        losses: z.array(FieldLoss).describe('Only what did not come over whole'),
        alreadyHere: z.string().nullable().describe('The question of the bank with the same words; it is not added'),
        draftId: z.string().nullable().describe('The draft it became; null in a dry run'),
      }),
    ),
    rejected: z.array(z.object({ ...place, reason: z.string() })),
    losses: z.array(FieldLoss).describe('Over all questions taken'),
    notes: z.array(z.string()),
    toAdd: z.int(),
    added: z.int(),
  })
  .meta({ id: 'ItemImport' });
export type ItemImport = z.infer<typeof ItemImport>;

export const ItemImportQuery = z.object({
  name: z.string().trim().min(1).max(200).describe('Name of the file, for messages'),
  dryRun: z.enum(['0', '1']).optional().describe('1: read and judge, write nothing'),
});

export const itemExportFormats = ['qti-3.0', 'csv', 'json'] as const;
export const ItemExportQuery = z.object({
  format: z.enum(itemExportFormats),
  domain: z.string().max(60).optional(),
  status: z.enum(itemStatuses).optional(),
});
