import { domainLabels, MIN_LEARNERS, topicsToTeach } from '@careway/assessment';
import { type CohortGrid, type CohortTopics, ReadinessReport } from '@careway/contract';
import {
  type AssignmentRecord,
  type Database,
  listAssignments,
  listLearners,
  listObjectiveStatements,
  listReportParts,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';

/** A cell of the grid needs as many questions. */
const MIN_QUESTIONS = 3;

const Domains = ReadinessReport.shape.domains;
const Objectives = z.array(z.object({ domain: z.string(), objective: z.string(), asked: z.int(), missed: z.int() }));

/** Each learner's share of points by domain, in the last result of an assignment; learners by name. */
export async function describeGrid(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  assignmentId: string | undefined,
): Promise<CohortGrid> {
  const assignment = await findAssignment(db, organizationId, cohortId, assignmentId);
  const [learners, parts] = await Promise.all([
    listLearners(db, organizationId, cohortId),
    listReportParts(db, organizationId, assignment.id),
  ]);
  const resultsOf = new Map(parts.map((part) => [part.learnerId, Domains.parse(part.domains ?? [])]));
  const labels = new Map([...resultsOf.values()].flat().map(({ domain, label }) => [domain, label]));
  const domains = [...labels].map(([domain, label]) => ({ domain, label }));
  const rows = learners.flatMap((learner) => {
    const results = resultsOf.get(learner.id);
    if (results === undefined) return [];
    const cells = domains.map(({ domain }) => {
      const found = results.find((result) => result.domain === domain);
      return found === undefined || found.questions < MIN_QUESTIONS
        ? null
        : { questions: found.questions, right: found.range };
    });
    return [{ learnerId: learner.id, name: learner.name, cells }];
  });
  return {
    assignmentId: assignment.id,
    quizTitle: assignment.quizTitle,
    domains,
    learners: rows,
    withoutResult: learners.length - rows.length,
    note:
      domains.length > 0 || rows.length === 0
        ? null
        : `${assignment.quizTitle} gives each learner other questions and too few in one subject for a score of its own. See the topics for what the group missed.`,
    minQuestions: MIN_QUESTIONS,
  };
}

/** What to teach again: subjects and objectives that the last results of an assignment show as weakest. */
export async function describeTopicsToTeach(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  assignmentId: string | undefined,
): Promise<CohortTopics> {
  const assignment = await findAssignment(db, organizationId, cohortId, assignmentId);
  const [parts, statements] = await Promise.all([
    listReportParts(db, organizationId, assignment.id),
    listObjectiveStatements(db),
  ]);
  const counted = parts.flatMap(({ objectives }) => (objectives === null ? [] : [Objectives.parse(objectives)]));
  const { domains, objectives, hiddenDomains, hiddenObjectives } = topicsToTeach(counted);
  return {
    assignmentId: assignment.id,
    quizTitle: assignment.quizTitle,
    learners: counted.length,
    minLearners: MIN_LEARNERS,
    note: 'An adaptive quiz gives harder questions to those who do well, so about half are missed by everybody: compare subjects with each other, not with 100%. Ranges are 80%.',
    domains: domains.map((one) => ({ ...one, label: labelOf(one.domain) })),
    objectives: objectives.map((one) => ({
      ...one,
      label: labelOf(one.domain),
      statement: statements.get(`${one.domain}/${one.objective}`) ?? one.objective,
    })),
    hiddenDomains,
    hiddenObjectives,
  };
}

async function findAssignment(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  assignmentId: string | undefined,
): Promise<AssignmentRecord> {
  const assignments = await listAssignments(db, organizationId, cohortId);
  const found =
    assignments.find(({ id }) => id === assignmentId) ?? (assignmentId === undefined ? assignments[0] : undefined);
  if (found !== undefined) return found;
  throw new ProblemError(
    'not-found',
    assignmentId === undefined
      ? 'Nothing is assigned in this cohort.'
      : `There is no assignment ${assignmentId} in this cohort.`,
  );
}

function labelOf(domain: string): string {
  return domain in domainLabels ? domainLabels[domain as keyof typeof domainLabels] : domain;
}
