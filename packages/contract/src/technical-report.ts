import { z } from 'zod';
import { StatusCount } from './calibrations.ts';

const count = z.object({ label: z.string(), count: z.int() });

export const SimulatedFigures = z
  .object({
    examinees: z.int(),
    seed: z.string(),
    madeAt: z.iso.datetime(),
    bankVersion: z.string(),
    parameterVersion: z.string(),
    isCurrent: z.boolean().describe('Made with the response models that new attempts use'),
    bias: z.number().describe('Logits'),
    rmse: z.number().describe('Logits'),
    seRatio: z.number().describe('Stated error over RMSE; 1 is honest'),
    meanLength: z.number().describe('Questions'),
    maxExposure: z.number(),
    meanExposure: z.number(),
    unused: z.number().describe('Share of the questions that nobody was given'),
    overlap: z.number().describe('Share of questions that two people have in common'),
    decidedAbove: z.number().nullable(),
    decidedBelow: z.number().nullable(),
    undecided: z.number().nullable(),
    accuracy: z.number().nullable().describe('Right of those decided, 0–1'),
    reliability: z.number().describe('Marginal, 0–1'),
    classificationAccuracy: z.number().describe('At the target, all people decided (Rudner 2005), 0–1'),
    classificationConsistency: z.number().describe('Two parallel quizzes that agree, 0–1'),
    seAtTarget: z.number().nullable().describe('Logits, of people within half a logit of the target'),
  })
  .meta({ id: 'SimulatedFigures' });
export type SimulatedFigures = z.infer<typeof SimulatedFigures>;

export const TechnicalReport = z
  .object({
    kind: z.literal('adaptive'),
    quiz: z.string(),
    title: z.string(),
    sentence: z.string(),
    purpose: z.array(z.string()),
    limits: z.array(z.string()),
    versions: z.object({
      bank: z.string(),
      blueprint: z.string(),
      parameters: z.string(),
      calibration: z.string().nullable(),
      engine: z.string(),
    }),
    blueprint: z.object({
      fewest: z.int(),
      most: z.int(),
      domains: z.array(
        z.object({
          domain: z.string(),
          label: z.string(),
          targetShare: z.number(),
          min: z.int(),
          max: z.int(),
          pool: z.int().describe('Live questions'),
        }),
      ),
      weightsBasis: z.string(),
      rules: z.array(z.string()),
    }),
    pool: z.object({
      live: z.int(),
      trial: z.int(),
      statuses: z.array(StatusCount),
      grounds: z.array(count),
      signOffs: z.array(count).describe('Live questions by whose agreement they await'),
      kinds: z.array(count),
    }),
    target: z.object({
      share: z.number(),
      score: z.int().describe('On the scale 200–800'),
      theta: z.number().describe('Logits'),
      label: z.string(),
      method: z.string(),
      basis: z.string(),
    }),
    model: z.object({ name: z.string(), sentence: z.string(), page: z.string() }),
    information: z
      .array(z.object({ score: z.int(), information: z.number(), standardError: z.number().describe('Logits') }))
      .describe('Of all live questions together, 200 to 800'),
    simulation: SimulatedFigures.nullable(),
    simulationNote: z.string(),
    observed: z.object({
      people: z.int(),
      needed: z.int(),
      label: z.string(),
      reliability: z.number().nullable().describe('Of the scores that people were told, 0–1; null when too few'),
      meanLength: z.number().nullable(),
    }),
    calibration: z.object({
      label: z.string(),
      people: z.int(),
      answers: z.int(),
      madeAt: z.iso.datetime().nullable(),
      population: z.object({ mean: z.number(), sd: z.number() }).nullable(),
    }),
    fairness: z.object({
      label: z.string(),
      madeAt: z.iso.datetime().nullable().describe('Of the latest comparison of groups; null when there was none'),
      comparisons: z
        .array(
          z.object({
            comparison: z.string(),
            classes: z.object({ A: z.int(), B: z.int(), C: z.int() }).describe('Questions by ETS class'),
          }),
        )
        .describe('Those with enough people'),
    }),
    missing: z.array(z.string()).describe('What a full report would have and this one has not'),
  })
  .meta({ id: 'TechnicalReport' });
export type TechnicalReport = z.infer<typeof TechnicalReport>;
