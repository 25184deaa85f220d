import { z } from 'zod';
import { Fact } from './facts.ts';
import { HowSure } from './figures.ts';
import { EducationLevel } from './occupations.ts';

/**
 * `issuer-confirmed`: a named body publishes it. `issuer-not-confirmed`: no issuer was found, so no fee, pass mark or
 * rule is shown. `per-state`: there is no national one; states decide.
 */
export const certificationStatuses = ['issuer-confirmed', 'issuer-not-confirmed', 'per-state'] as const;

/** One line of an eligibility rule, in reading order; groups come before their parts. */
export const RequirementLine = z
  .object({
    id: z.string(),
    parentId: z.string().nullable().describe('The group this line belongs to; null for the whole rule'),
    kind: z.enum([
      'all',
      'any',
      'n-of',
      'education',
      'experience',
      'hours',
      'membership',
      'licence',
      'training',
      'open',
      'issuer-decides',
      'not-confirmed',
    ]),
    need: z.int().nullable().describe('How many parts of an `n-of` group must be met; null for other kinds'),
    statement: z.string(),
    fact: Fact.nullable().describe('null for a group'),
  })
  .meta({ id: 'RequirementLine' });
export type RequirementLine = z.infer<typeof RequirementLine>;

export const CertificationSummary = z
  .object({
    code: z.string().describe('Lower case, as in the address'),
    abbreviation: z.string(),
    name: z.string(),
    status: z.enum(certificationStatuses),
    issuer: z
      .object({ name: z.string(), site: z.string().nullable().describe('null where no official address is confirmed') })
      .nullable()
      .describe('null where none is confirmed'),
    summary: z.string(),
    forWhom: Fact,
    checkedOn: z.iso.date().describe('The oldest day on which a source of this record was read'),
  })
  .meta({ id: 'CertificationSummary' });
export type CertificationSummary = z.infer<typeof CertificationSummary>;

export const Certification = CertificationSummary.extend({
  statusReasons: z.array(Fact),
  otherReadings: z
    .array(z.object({ name: z.string(), issuer: z.string().nullable(), finding: Fact }))
    .describe('What else the letters may stand for'),
  domains: z
    .object({ names: z.array(z.string()), fact: Fact, weights: Fact })
    .nullable()
    .describe('Content areas of the exam; null where none were read'),
  eligibility: z.array(RequirementLine),
  exam: z.array(Fact),
  fees: z.array(Fact),
  validity: z.array(Fact),
  renewal: z.array(Fact),
  credits: z
    .object({
      need: z.int(),
      unit: z.enum(['credits', 'hours']),
      years: z.int(),
      categories: z.array(z.object({ id: z.string(), label: z.string(), atLeast: z.int() })),
      fact: Fact,
    })
    .nullable()
    .describe('Continuing education of a renewal cycle; null where it was not read in numbers'),
  alternatives: z
    .array(z.object({ code: z.string(), why: z.string() }))
    .describe('Nearest certifications, nearest first'),
}).meta({ id: 'Certification' });
export type Certification = z.infer<typeof Certification>;

export const CertificationParam = z.object({ code: z.string().max(50) });

/** Filters of the list of certifications, beside the page's. */
export const CertificationFilter = z.strictObject({ status: z.enum(certificationStatuses).optional() });

export const educationFields = [
  'healthcare',
  'nursing',
  'health-information',
  'social-work',
  'human-services',
  'business',
  'other',
] as const;
export const experienceFields = [
  'healthcare',
  'healthcare-leadership',
  'healthcare-executive',
  'nursing',
  'medical-office',
  'case-management',
  'case-management-under-ccm',
  'case-management-supervision',
  'finance',
  'finance-leadership',
] as const;
export const hourActivities = ['continuing-education', 'case-management', 'supervised-case-management'] as const;
export const licences = ['registered-nurse', 'social-worker', 'clinical-social-worker'] as const;
export const trainingProgrammes = [
  'medical-administrative-assistant',
  'electronic-health-records',
  'naham-accredited-college',
  'cahiim-associate',
  'cahiim-bachelor',
  'cahiim-master',
  'supervised-field-experience',
] as const;
export const memberships = ['aapc', 'ache', 'ahima', 'naham', 'pahcom'] as const;

/** What a person tells about themselves. What is left out is unknown; an empty list says "none". */
export const EligibilityBody = z
  .strictObject({
    education: z
      .array(z.strictObject({ level: EducationLevel, field: z.enum(educationFields).optional() }))
      .max(20)
      .optional()
      .describe('Every diploma and degree completed'),
    experienceMonths: z
      .partialRecord(z.enum(experienceFields), z.number().min(0).max(960))
      .optional()
      .describe('Months of paid work by field; a field left out is unknown, 0 says none'),
    hours: z
      .array(
        z.strictObject({
          activity: z.enum(hourActivities),
          hours: z.number().min(0).max(100_000),
          withinMonths: z
            .int()
            .min(1)
            .max(600)
            .optional()
            .describe('Earned in this many months up to today; left out: ever'),
        }),
      )
      .max(50)
      .optional(),
    memberships: z.array(z.enum(memberships)).max(20).optional(),
    licences: z.array(z.enum(licences)).max(20).optional().describe('Licences in good standing'),
    training: z.array(z.enum(trainingProgrammes)).max(20).optional().describe('Programs completed'),
  })
  .meta({ id: 'EligibilityBody' });
export type EligibilityBody = z.infer<typeof EligibilityBody>;

export const EligibilityResult = z.enum(['met', 'not-met', 'cannot-tell']).meta({ id: 'EligibilityResult' });
export type EligibilityResult = z.infer<typeof EligibilityResult>;

/** A line of the rule with how the person stands to it. */
export const RequirementOutcome = RequirementLine.extend({
  result: EligibilityResult,
  howSure: HowSure.nullable().describe('How sure the requirement itself is; null for a group'),
  reason: z.string().describe('Why, in a sentence: what is there, missing, unknown or not confirmed'),
  shortBy: z
    .object({ amount: z.number(), unit: z.enum(['months', 'hours']) })
    .nullable()
    .describe('How much is missing where that can be counted'),
}).meta({ id: 'RequirementOutcome' });
export type RequirementOutcome = z.infer<typeof RequirementOutcome>;

export const Eligibility = z
  .object({
    certification: z.object({ code: z.string(), abbreviation: z.string(), name: z.string() }),
    result: EligibilityResult,
    summary: z.string(),
    requirements: z.array(RequirementOutcome),
    missing: z.array(z.string()).describe('What is not met and would settle the result'),
    toAnswer: z
      .array(z.enum(['education', 'experienceMonths', 'hours', 'memberships', 'licences', 'training']))
      .describe('Parts of the request that were left out and could change the result'),
    toConfirm: z.array(Fact).describe('Requirements that nobody has confirmed yet'),
    alternatives: z.array(
      z.object({
        code: z.string(),
        abbreviation: z.string(),
        name: z.string(),
        why: z.string(),
        result: EligibilityResult,
      }),
    ),
  })
  .meta({ id: 'Eligibility' });
export type Eligibility = z.infer<typeof Eligibility>;
