import { AssessmentError, scoreResponse } from '@careway/assessment';
import type { QuestionRecord } from '@careway/database';
import { ProblemError } from '../http/problem.ts';

/** The item's own option ids behind the ids of this attempt. Refuses a choice that the question cannot take. */
export function readChoice(question: QuestionRecord, shown: readonly string[]): readonly string[] {
  const optionByToken = new Map(question.options.map(({ token, optionId }) => [token, optionId]));
  const unknown = shown.flatMap((token, index) =>
    optionByToken.has(token)
      ? []
      : [{ path: `body.optionIds.${index}`, message: `${token} is not an option of question ${question.position}` }],
  );
  if (unknown.length > 0)
    throw new ProblemError(
      'invalid-request',
      unknown.map((error) => `${error.path}: ${error.message}`).join('; '),
      unknown,
    );
  const chosen = shown.flatMap((token) => optionByToken.get(token) ?? []);
  try {
    scoreResponse(question.item, chosen);
  } catch (error) {
    if (!(error instanceof AssessmentError)) throw error;
    const message = error.message.slice(error.message.indexOf(': ') + 2);
    throw new ProblemError('invalid-request', `body.optionIds: ${message}`, [{ path: 'body.optionIds', message }]);
  }
  return chosen;
}
