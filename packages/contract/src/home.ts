import { z } from 'zod';
import { verdicts } from './attempts.ts';
import { PathwayNode, RolePay, RouteWorth, routeObjectives } from './pathways.ts';
import { PlanStep } from './practice.ts';
import { SourceBrief } from './sources.ts';

/** The parts of a person's own report, each of which can be shared or kept. */
export const reportParts = ['readiness', 'topics', 'plan', 'certifications', 'routes'] as const;

export const HomeQuery = z.strictObject({
  by: z.enum(routeObjectives).default('pay').describe('What routes are ranked by'),
});

/** The latest finished readiness quiz. */
export const HomeReadiness = z
  .object({
    attemptId: z.uuid(),
    quizTitle: z.string(),
    verdict: z.enum(verdicts),
    verdictLabel: z.string(),
    sentence: z.string(),
    scaledScore: z.int().describe('200–800'),
    range: z.object({ low: z.int(), high: z.int(), confidence: z.number(), target: z.int() }),
    questionsAnswered: z.int(),
    provisional: z.boolean(),
    finishedAt: z.iso.datetime(),
  })
  .meta({ id: 'HomeReadiness' });
export type HomeReadiness = z.infer<typeof HomeReadiness>;

/** A domain of questions with all that it leads to: certifications, steps and their pay. */
export const HomeSkill = z
  .object({
    domain: z.string(),
    label: z.string(),
    missed: z.int().nullable().describe('Questions missed in the latest report; null without one'),
    asked: z.int().nullable(),
    topics: z.array(z.string()).describe('What the missed questions were about, most missed first, three at most'),
    certifications: z.array(z.object({ code: z.string(), abbreviation: z.string() })),
    steps: z
      .array(z.object({ from: PathwayNode, to: PathwayNode, pay: RolePay.nullable() }))
      .describe('Steps that name one of these certifications; pay of the role they lead to, null where none is held'),
  })
  .meta({ id: 'HomeSkill' });
export type HomeSkill = z.infer<typeof HomeSkill>;

/** The best route to one of the goals. */
export const HomeRoute = z
  .object({
    to: PathwayNode,
    nodes: z.array(PathwayNode),
    ways: z.array(z.string()).optional().describe('The ways its steps are made, where there are several'),
    reason: z.string().describe('What puts this goal before or behind its neighbor'),
    knownMonths: z.number(),
    mostKnownMonths: z.number().optional().describe('The most where sources give a range'),
    stepsWithoutTime: z.int(),
    knownUsd: z.number(),
    unknownCosts: z.int(),
    worth: RouteWorth,
    pay: RolePay.nullable().describe('Of the goal'),
  })
  .meta({ id: 'HomeRoute' });
export type HomeRoute = z.infer<typeof HomeRoute>;

export const CandidateReport = z
  .object({
    madeAt: z.iso.datetime(),
    readiness: HomeReadiness.nullable().describe('null: no quiz is finished yet'),
    skills: z.array(HomeSkill).describe('Most missed first'),
    plan: z
      .object({
        quizTitle: z.string(),
        sentence: z.string(),
        examOn: z.iso.date().nullable(),
        next: z
          .object({ on: z.iso.date().nullable(), minutes: z.number(), steps: z.array(PlanStep) })
          .nullable()
          .describe('The first day with something to do; null when nothing is left'),
      })
      .nullable()
      .describe('null: no plan yet'),
    certifications: z.array(
      z.object({
        code: z.string(),
        abbreviation: z.string(),
        name: z.string(),
        issuer: z.string().nullable(),
        expiresOn: z.iso.date().nullable(),
        sentence: z.string(),
      }),
    ),
    routes: z.object({
      from: PathwayNode,
      objective: z.enum(routeObjectives),
      ranking: z.string(),
      inYear: z.int(),
      goals: z.array(HomeRoute).describe('The best route to each goal, best goal first'),
      assumptions: z.array(z.string()),
      method: z.string(),
      sources: z.array(SourceBrief),
    }),
  })
  .meta({ id: 'CandidateReport' });
export type CandidateReport = z.infer<typeof CandidateReport>;

/** A report as it was shared: the parts that were chosen and no other. */
export const SharedCandidateReport = z
  .object({
    name: z.string().nullable().describe('Whose report it is; null when the person did not say'),
    parts: z.array(z.enum(reportParts)),
    report: CandidateReport.partial(),
  })
  .meta({ id: 'SharedCandidateReport' });
export type SharedCandidateReport = z.infer<typeof SharedCandidateReport>;
