import type { DraftItem } from '../draft-item.ts';
import type { Exhibit, ItemKind } from '../item.ts';
import type { ExchangeField, FieldLoss } from './exchange-report.ts';
import { joinTexts, type PlainText, plainText } from './rich-text.ts';
import { keyOf, type ScoreRule } from './score-rule.ts';
import { UnfitQuestion } from './unfit-question.ts';

/** A question as a reader found it, before it is fitted to what an item can hold. */
export interface FoundQuestion {
  readonly title: string;
  readonly stem: PlainText;
  readonly options: readonly {
    readonly identifier: string;
    readonly text: PlainText;
    readonly feedback: PlainText | null;
  }[];
  readonly score: ScoreRule;
  /** Whether the file has scoring rules of its own, and whether the key alone says the same. */
  readonly scoringRules: 'none' | 'said-by-key' | 'lost';
  /** Shown whatever the answer, and for a right one: it becomes part of the key's rationale. */
  readonly feedbackForKey: readonly PlainText[];
  /** Feedback that no option can carry, such as one text for every wrong answer. */
  readonly feedbackLost: number;
  readonly passage: { readonly exhibit: Exhibit | null } | null;
  /** Whole-number or fractional points of the question; null when the file says none. */
  readonly points: number | null;
  readonly hints: number;
  readonly rubrics: number;
  readonly tags: number;
  /** What an export of ours says beyond the format. */
  readonly author: Partial<DraftItem> | null;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const ownOptionId = /^[a-z]$/;

/** Fits a found question into a draft and counts what is lost. Throws `UnfitQuestion` with a sentence that says why not. */
export function buildDraft(found: FoundQuestion): { readonly draft: DraftItem; readonly losses: readonly FieldLoss[] } {
  const stemText = found.stem.text === '' ? found.title : found.stem.text;
  if (stemText === '') throw new UnfitQuestion('It has no question text.');
  const offered = found.options.filter(({ text }) => text.text !== '' || text.media > 0);
  if (offered.length < 2) throw new UnfitQuestion(`It has ${offered.length} options; a choice needs two.`);
  if (offered.length > letters.length) throw new UnfitQuestion(`It has more than ${letters.length} options.`);
  offered.forEach(({ text }, index) => {
    if (text.text === '')
      throw new UnfitQuestion(`Option ${index + 1} has no text${text.media > 0 ? ': it is only a picture' : ''}.`);
  });
  const key = keyOf(
    found.score,
    offered.map(({ identifier }) => identifier),
  );
  const keepsIds = offered.every(({ identifier }) => ownOptionId.test(identifier));
  const firstKey = key.credits.indexOf(Math.max(...key.credits));
  const general = found.feedbackForKey.filter(({ text }) => text !== '');
  const options = offered.map(({ identifier, text, feedback }, index) => ({
    id: keepsIds ? identifier : (letters[index] ?? ''),
    text: text.text,
    credit: key.credits[index] ?? 0,
    rationale: [feedback?.text ?? '', ...(index === firstKey ? general.map(({ text: said }) => said) : [])]
      .filter((said) => said !== '')
      .join('\n'),
  }));
  const draft: DraftItem = {
    domain: null,
    objective: null,
    cognitiveLevel: null,
    ground: null,
    difficulty: null,
    citations: [],
    signOff: 'none',
    reviews: [],
    ...found.author,
    ...(found.passage?.exhibit ? { exhibit: found.passage.exhibit } : {}),
    kind: key.kind,
    stem: stemText,
    options,
  };
  return { draft, losses: countLosses(found, key.kind, key.partialCredit, options) };
}

function countLosses(
  found: FoundQuestion,
  kind: ItemKind,
  partialCredit: FieldLoss | null,
  options: DraftItem['options'],
): readonly FieldLoss[] {
  const isTitleStem = found.stem.text === '';
  const all = joinTexts([
    found.stem,
    ...found.options.map(({ text }) => text),
    ...found.options.map(({ feedback }) => feedback ?? plainText('')),
    ...found.feedbackForKey,
  ]);
  const most = kind === 'judgement' ? Math.max(...options.map(({ credit }) => credit)) : 1;
  const feedbackCount = found.options.filter(({ feedback }) => feedback !== null && feedback.text !== '').length;
  const generalKept = found.feedbackForKey.filter(({ text }) => text !== '').length;
  const count = (field: ExchangeField, kept: number, of: number, note?: string): readonly FieldLoss[] =>
    of === 0 ? [] : [{ field, kept, of, ...(note === undefined || kept === of ? {} : { note }) }];
  return [
    ...count('title', isTitleStem ? 1 : 0, found.title === '' ? 0 : 1, 'questions have no titles here'),
    ...count('stem', 1, 1),
    ...count('options', options.length, found.options.length, 'options without text are left out'),
    ...count('key', 1, 1),
    ...count(
      'scoring-rules',
      found.scoringRules === 'said-by-key' ? 1 : 0,
      found.scoringRules === 'none' ? 0 : 1,
      'only the declared key and mapping count; rules of its own are left out',
    ),
    ...(partialCredit === null ? [] : [partialCredit]),
    ...count(
      'points',
      found.points === most ? 1 : 0,
      found.points === null ? 0 : 1,
      'every question weighs the same in a quiz',
    ),
    ...count('option-feedback', feedbackCount, feedbackCount),
    ...count(
      'general-feedback',
      generalKept,
      generalKept + found.feedbackLost,
      'feedback that belongs to no option has no place',
    ),
    ...count(
      'passage',
      found.passage?.exhibit ? 1 : 0,
      found.passage === null ? 0 : 1,
      'the passage is not in the file or is empty',
    ),
    ...count('media', 0, all.media, 'pictures and sound are left out; their alternative texts stay'),
    ...count('formulas', 0, all.formulas, 'formulas become plain text'),
    ...count('formatting', 0, all.formatting, 'text becomes plain'),
    ...count('hints', 0, found.hints, 'questions have no hints'),
    ...count('rubric', 0, found.rubrics, 'rubrics are left out'),
    ...count('tags', 0, found.tags, 'choose domain and objective by hand'),
    ...count('author-metadata', 1, found.author === null ? 0 : 1),
  ];
}
