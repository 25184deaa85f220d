import { countOf } from '../../components/numbers.ts';

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  attempt: ['quiz attempt with its report', 'quiz attempts with their reports'],
  attempt_question: ['question you were given, with your answer', 'questions you were given, with your answers'],
  cohort_learner: ['place in a cohort', 'places in cohorts'],
  issued_credential: ['credential issued to you', 'credentials issued to you'],
  group_data: ['answer about your groups', 'answers about your groups'],
  held_certification: ['certification you track', 'certifications you track'],
  continuing_education: ['record of continuing education', 'records of continuing education'],
  evidence_file: ['evidence file', 'evidence files'],
  review_log: ['practice answer', 'practice answers'],
  plan: ['plan', 'plans'],
  lesson_read: ['lesson you marked as read', 'lessons you marked as read'],
  share: ['share link', 'share links'],
  accommodation: ['setting of time, pauses and text', 'settings of time, pauses and text'],
  problem_report: ['report on a question', 'reports on questions'],
  lti_account: ['sign-in from a learning system', 'sign-ins from learning systems'],
  idempotency_key: ['receipt of a saved answer', 'receipts of saved answers'],
};

/** "3 quiz attempts" for the rows of one table; a table without words of its own is named as it is. */
export function heldWords(table: string, rows: number): string {
  const [one, many] = nouns[table] ?? [
    `record of ${table.replaceAll('_', ' ')}`,
    `records of ${table.replaceAll('_', ' ')}`,
  ];
  return countOf(rows, one, many);
}
