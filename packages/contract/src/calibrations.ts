import { z } from 'zod';
import { ItemId } from './item-id.ts';
import { PageQuery, page } from './paging.ts';

export const measureStatuses = ['prior', 'provisional', 'calibrated-1pl', 'calibrated', 'suspended'] as const;
export const MeasureStatus = z.enum(measureStatuses).meta({
  id: 'MeasureStatus',
  description: 'Where a question’s response model stands between an expert’s judgement and a calibrated question',
});
export type MeasureStatus = z.infer<typeof MeasureStatus>;

export const StatusCount = z
  .object({ status: MeasureStatus, label: z.string(), count: z.int() })
  .meta({ id: 'StatusCount' });
export type StatusCount = z.infer<typeof StatusCount>;

export const CalibratedPool = z
  .object({
    label: z.string().describe('The quizzes whose questions share this scale'),
    quizzes: z.array(z.string()),
    state: z.enum(['calibrated', 'no-answers', 'nothing-varies']),
    stateLabel: z.string(),
    people: z.int(),
    answers: z.int(),
    logLikelihood: z.number().nullable().describe('Marginal, priors not counted; null when nothing was estimated'),
    converged: z.boolean(),
    population: z
      .object({ mean: z.number(), sd: z.number() })
      .nullable()
      .describe(
        'Of the people who answered, in logits from the just-qualified person; null when nothing was estimated',
      ),
    link: z
      .object({
        slope: z.number(),
        shift: z.number().describe('Logits'),
        anchors: z.int(),
        removed: z.array(z.string()).describe('Anchors that drifted and were taken out'),
      })
      .nullable()
      .describe('How it was put on the scale in use; null while the experts’ priors alone hold the scale'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'CalibratedPool' });
export type CalibratedPool = z.infer<typeof CalibratedPool>;

export const Calibration = z
  .object({
    version: z.string(),
    createdAt: z.iso.datetime(),
    startedBy: z.string().nullable().describe('Name; null from the command line and from the nightly run'),
    bankVersion: z.string(),
    engineVersion: z.string(),
    method: z.string(),
    checksum: z.string().describe('SHA-256 over bank version, engine version and every response model'),
    people: z.int(),
    answers: z.int(),
    logLikelihood: z.number().nullable(),
    converged: z.boolean(),
    isActive: z.boolean().describe('New attempts use it'),
    activatedAt: z.iso.datetime().nullable(),
    statuses: z.array(StatusCount),
    pools: z.array(CalibratedPool),
  })
  .meta({ id: 'Calibration' });
export type Calibration = z.infer<typeof Calibration>;

export const CalibrationPage = page(Calibration)
  .extend({ sentence: z.string().describe('What new attempts are measured with') })
  .meta({ id: 'CalibrationPage' });
export type CalibrationPage = z.infer<typeof CalibrationPage>;
export const CalibrationsQuery = PageQuery;

const location = z.object({
  difficulty: z.number().describe('Logits; of a judgement question the mean of its steps'),
  low: z.number(),
  high: z.number().describe('Ends of the 80 % interval'),
});

export const CalibrationDetail = Calibration.extend({
  sentence: z.string(),
  refusal: z.string().nullable().describe('Why it cannot be activated; null when it can'),
  changes: z.array(
    z.object({
      itemId: ItemId,
      fromLabel: z.string(),
      to: MeasureStatus,
      toLabel: z.string(),
      reason: z.string(),
    }),
  ),
  compared: z
    .array(
      z.object({
        itemId: ItemId,
        domainLabel: z.string(),
        answers: z.int(),
        status: MeasureStatus,
        statusLabel: z.string(),
        before: location,
        after: location,
        isApart: z.boolean().describe('Moved by more than 0.3 logits and 3 standard errors'),
      }),
    )
    .describe('Questions with at least `needed` answers'),
  needed: z.int(),
  targets: z
    .array(z.object({ quiz: z.string(), title: z.string(), before: z.int(), after: z.int() }))
    .describe(
      'Where the target of each adaptive quiz lies on the scale 200–800, with the models in use and with these',
    ),
}).meta({ id: 'CalibrationDetail' });
export type CalibrationDetail = z.infer<typeof CalibrationDetail>;

export const ItemParameter = z
  .object({
    name: z.string().describe('discrimination, difficulty, step 1 …'),
    label: z.string(),
    unit: z.string(),
    value: z.number(),
    standardError: z.number().nullable(),
  })
  .meta({ id: 'ItemParameter' });
export type ItemParameter = z.infer<typeof ItemParameter>;

const curve = z.array(z.object({ score: z.number().describe('Ability on the scale 200–800'), share: z.number() }));

export const ItemCalibration = z
  .object({
    itemId: ItemId,
    revision: z.int(),
    model: z.string(),
    status: MeasureStatus,
    statusLabel: z.string(),
    reason: z.string(),
    answers: z.int(),
    needed: z.int().describe('Answers before parameters are shown as measured'),
    label: z.string().describe('"too few answers (12 of 30)", or how many there are'),
    version: z.string().nullable().describe('The latest calibration that has this version of the question; null: none'),
    isActive: z.boolean().describe('New attempts use that calibration'),
    parameters: z.array(ItemParameter).describe('Empty below `needed`'),
    expert: z.array(ItemParameter).describe('What its authors’ judgement alone says'),
    fit: z
      .object({
        infit: z.number().nullable(),
        outfit: z.number().nullable(),
        rmsd: z.number().nullable(),
        lagrange: z
          .object({ statistic: z.number(), df: z.int(), p: z.number() })
          .nullable()
          .describe('Lagrange multiplier test of score and curve in strata of ability; needs no complete rows'),
        sx2: z.number().nullable(),
        df: z.int().nullable(),
        p: z.number().nullable(),
        label: z.string(),
      })
      .describe('Null where there are too few answers, or S-X2 has no complete rows'),
    signals: z.array(z.string()).describe('What looks wrong, a sentence each'),
    release: z
      .object({ by: z.string(), at: z.iso.datetime(), reason: z.string() })
      .nullable()
      .describe(
        'Of a suspended question: who found it sound, so that the next calibration takes it in; null otherwise',
      ),
    curve: z.object({
      modelled: curve,
      expert: curve,
      observed: z.array(
        z.object({
          score: z.number(),
          share: z.number(),
          low: z.number(),
          high: z.number().describe('95 % interval'),
          n: z.int(),
        }),
      ),
      needed: z.int().describe('Answers before observed points are drawn'),
      label: z.string(),
    }),
    history: z.array(
      z.object({
        version: z.string(),
        createdAt: z.iso.datetime(),
        isActive: z.boolean(),
        revision: z.int(),
        answers: z.int(),
        statusLabel: z.string(),
        difficulty: z.number().nullable(),
        standardError: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'ItemCalibration' });
export type ItemCalibration = z.infer<typeof ItemCalibration>;

export const ReleaseItemBody = z
  .object({
    reason: z.string().trim().min(10).max(1_500).describe('What was looked at, and why the question is sound'),
  })
  .meta({ id: 'ReleaseItemBody' });
