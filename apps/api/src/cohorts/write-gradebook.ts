import type { gradebookLayouts } from '@careway/contract';
import type { AssignmentRecord, Database, LearnerRecord } from '@careway/database';
import type { Kysely } from 'kysely';
import { csvRecord } from '../http/csv.ts';
import { type CohortFacts, readCohortFacts } from './cohort-facts.ts';
import { latestByLearner, progressKey } from './describe-cohort.ts';

export type GradebookLayout = (typeof gradebookLayouts)[number];

/** Results are on the scale from 200 to 800. */
const MAX_POINTS = 800;

interface Gradebook {
  readonly cohort: string;
  readonly assignments: readonly AssignmentRecord[];
  readonly rows: readonly { readonly learner: LearnerRecord; readonly scores: readonly (number | '')[] }[];
}

/**
 * The last result of each learner in each assignment, 200–800, as the importers of learning management systems expect it.
 * An empty cell means no result. Cells that a spreadsheet would run are made text.
 */
export async function writeGradebook(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  layout: GradebookLayout,
): Promise<string> {
  return layouts[layout](toGradebook(await readCohortFacts(db, organizationId, cohortId)));
}

function toGradebook({ cohort, assignments, learners, attemptsOf }: CohortFacts): Gradebook {
  return {
    cohort: cohort.name,
    assignments,
    rows: learners.map((learner) => {
      const latest = latestByLearner(attemptsOf(learner.id).toReversed());
      const scores = assignments.map(({ id }) => latest.get(progressKey(id, learner.id))?.result?.scaledScore ?? '');
      return { learner, scores };
    }),
  };
}

const layouts: Readonly<Record<GradebookLayout, (book: Gradebook) => string>> = {
  canvas: ({ cohort, assignments, rows }) =>
    [
      csvRecord([
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        ...assignments.map(({ quizTitle }) => quizTitle),
      ]),
      csvRecord(['    Points Possible', '', '', '', '', ...assignments.map(() => MAX_POINTS)]),
      ...rows.map(({ learner, scores }) => {
        const { given, family } = splitName(learner.name);
        const student = given === '' ? family : `${family}, ${given}`;
        return csvRecord([student, '', learner.sourcedId ?? '', learner.email ?? '', cohort, ...scores]);
      }),
    ].join(''),
  moodle: ({ assignments, rows }) =>
    [
      csvRecord([
        'Email address',
        'First name',
        'Last name',
        'ID number',
        ...assignments.map(({ quizTitle }) => quizTitle),
      ]),
      ...rows.map(({ learner, scores }) => {
        const { given, family } = splitName(learner.name);
        return csvRecord([learner.email ?? '', given, family, learner.sourcedId ?? '', ...scores]);
      }),
    ].join(''),
  blackboard: ({ assignments, rows }) =>
    [
      csvRecord(
        [
          'Last Name',
          'First Name',
          'Username',
          'Student ID',
          ...assignments.map(({ id, quizTitle }) => `${quizTitle} [Total Pts: ${MAX_POINTS}] |${columnNumber(id)}`),
        ],
        '\t',
      ),
      ...rows.map(({ learner, scores }) => {
        const { given, family } = splitName(learner.name);
        return csvRecord([family, given, learner.email ?? '', learner.sourcedId ?? '', ...scores], '\t');
      }),
    ].join(''),
  brightspace: ({ assignments, rows }) =>
    [
      csvRecord([
        'OrgDefinedId',
        'Username',
        'Email',
        ...assignments.map(({ quizTitle }) => `${quizTitle} <Numeric MaxPoints:${MAX_POINTS}>`),
        'End-of-Line Indicator',
      ]),
      ...rows.map(({ learner, scores }) =>
        csvRecord([learner.sourcedId ?? '', learner.email ?? '', learner.email ?? '', ...scores, '#']),
      ),
    ].join(''),
};

/** The last word of a name as the family name: the roster keeps names whole. */
function splitName(name: string): { readonly given: string; readonly family: string } {
  const at = name.lastIndexOf(' ');
  return { given: name.slice(0, Math.max(0, at)), family: name.slice(at + 1) };
}

/** A number of the assignment that stays the same from export to export. */
function columnNumber(assignmentId: string): number {
  return Number.parseInt(assignmentId.slice(0, 7), 16);
}
