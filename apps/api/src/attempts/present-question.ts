import type { OpenQuestion } from '@careway/contract';
import type { QuestionRecord } from '@careway/database';

/** A question as the person sees it: nothing of its key, credits, rationale, identifiers or difficulty. */
export function presentQuestion(question: QuestionRecord, of: number): OpenQuestion {
  const { item } = question;
  const textById = new Map(item.options.map((option) => [option.id, option.text]));
  return {
    position: question.position,
    of,
    kind: item.kind === 'multiple' ? 'choose-all' : 'choose-one',
    stem: item.stem,
    instruction: item.kind === 'multiple' ? 'Choose all that apply.' : 'Choose one.',
    exhibit: item.exhibit === undefined ? null : presentExhibit(item.exhibit),
    options: question.options.map(({ token, optionId }) => ({ id: token, text: textById.get(optionId) ?? '' })),
  };
}

function presentExhibit(exhibit: NonNullable<QuestionRecord['item']['exhibit']>): OpenQuestion['exhibit'] {
  const { title, kind, lines, table } = exhibit;
  return {
    title,
    kind,
    ...(lines === undefined ? {} : { lines: [...lines] }),
    ...(table === undefined ? {} : { table: table.map((row) => [...row]) }),
  };
}
