import { z } from 'zod';
import { Fact } from './facts.ts';

const day = z.iso.date();

export const HeldCertificationBody = z
  .strictObject({
    code: z.string().min(1).max(50).describe('Of the catalogue, such as cmm'),
    reading: z
      .string()
      .max(200)
      .nullable()
      .optional()
      .describe('What the letters stand for; asked where no issuer is confirmed'),
    earnedOn: day,
    renewedOn: day.nullable().optional(),
    expiresOn: day.nullable().optional().describe('As the certificate says; computed where left out and known'),
  })
  .meta({ id: 'HeldCertificationBody' });
export type HeldCertificationBody = z.infer<typeof HeldCertificationBody>;

export const HeldDaysBody = HeldCertificationBody.omit({ code: true, reading: true }).meta({ id: 'HeldDaysBody' });
export type HeldDaysBody = z.infer<typeof HeldDaysBody>;

export const CreditBody = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    on: day,
    amount: z.number().positive().max(1000).multipleOf(0.25).describe('In the unit of the rule: credits or hours'),
    category: z.string().max(60).nullable().optional().describe('One of the kinds that the rule names'),
  })
  .meta({ id: 'CreditBody' });
export type CreditBody = z.infer<typeof CreditBody>;

export const Credit = z
  .object({
    id: z.uuid(),
    title: z.string(),
    on: day,
    amount: z.number(),
    category: z.string().nullable(),
    categoryLabel: z.string().nullable(),
    counts: z.boolean().nullable().describe('Whether it falls in the present cycle; null where no cycle is known'),
  })
  .meta({ id: 'Credit' });

export const Evidence = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
    sizeBytes: z.int(),
    sha256: z.string(),
    addedAt: z.iso.datetime(),
    path: z.string(),
  })
  .meta({ id: 'Evidence' });

/** A certification that a person tracks: how long it lasts, what its renewal still asks for, and what shows it. */
export const HeldCertification = z
  .object({
    id: z.uuid(),
    code: z.string(),
    abbreviation: z.string(),
    name: z.string(),
    issuer: z.string().nullable().describe('null where none is confirmed'),
    earnedOn: day,
    renewedOn: day.nullable(),
    expiresOn: day.nullable().describe('The last valid day; null where nobody has confirmed how long it lasts'),
    expiryBasis: z.enum(['told', 'computed', 'unknown']),
    expiryFact: Fact.nullable().describe('The published validity, when computed from it'),
    daysLeft: z.int().nullable().describe('Negative when past'),
    sentence: z.string().describe('Where it stands, in one sentence'),
    renewal: z
      .object({
        need: z.int(),
        unit: z.enum(['credits', 'hours']),
        earned: z.number(),
        missing: z.number().describe('The least further amount that meets the whole rule'),
        outside: z.number().describe('Earned outside the cycle'),
        from: day,
        to: day,
        categories: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            atLeast: z.int(),
            earned: z.number(),
            missing: z.number(),
          }),
        ),
        fact: Fact,
      })
      .nullable()
      .describe('null where the renewal or the cycle is not known in numbers'),
    unit: z.enum(['credits', 'hours']).describe('In which amounts are kept'),
    categories: z.array(z.object({ id: z.string(), label: z.string() })),
    credits: z.array(Credit),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'HeldCertification' });
export type HeldCertification = z.infer<typeof HeldCertification>;

export const CertificationTracker = z
  .object({
    items: z.array(HeldCertification),
    limits: z.object({ fileBytes: z.int(), totalBytes: z.int(), usedBytes: z.int(), types: z.array(z.string()) }),
  })
  .meta({ id: 'CertificationTracker' });
export type CertificationTracker = z.infer<typeof CertificationTracker>;

export const EvidenceQuery = z.strictObject({ name: z.string().trim().min(1).max(200) });
