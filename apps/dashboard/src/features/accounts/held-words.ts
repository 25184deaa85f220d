import { countOf } from '../../components/numbers.ts';

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  attempt: ['quiz attempt', 'quiz attempts'],
  response: ['saved answer', 'saved answers'],
  attempt_response: ['saved answer', 'saved answers'],
  attempt_question: ['question you were given', 'questions you were given'],
  session: ['signed-in device', 'signed-in devices'],
  account: ['way to sign in', 'ways to sign in'],
  member: ['membership of an organization', 'memberships of organizations'],
  cohort_learner: ['place in a cohort', 'places in cohorts'],
  learner: ['place in a cohort', 'places in cohorts'],
  readiness_report: ['readiness report', 'readiness reports'],
};

/** "3 quiz attempts" for the rows of one table; a table without words of its own is named as it is. */
export function heldWords(table: string, rows: number): string {
  const [one, many] = nouns[table] ?? [
    `record of ${table.replaceAll('_', ' ')}`,
    `records of ${table.replaceAll('_', ' ')}`,
  ];
  return countOf(rows, one, many);
}
