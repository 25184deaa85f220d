import type { DraftItem } from '../draft-item.ts';

/** What a file may say of a question, as the loss report counts it. */
export const exchangeFields = [
  'title',
  'stem',
  'options',
  'key',
  'scoring-rules',
  'partial-credit',
  'points',
  'option-feedback',
  'general-feedback',
  'passage',
  'media',
  'formulas',
  'formatting',
  'hints',
  'rubric',
  'tags',
  'author-metadata',
] as const;
export type ExchangeField = (typeof exchangeFields)[number];

/** Words for people: "feedback of options kept 41 of 41". */
export const exchangeFieldLabels: Readonly<Record<ExchangeField, string>> = {
  title: 'Title',
  stem: 'Question text',
  options: 'Options',
  key: 'Key',
  'scoring-rules': 'Scoring rules',
  'partial-credit': 'Partial credit',
  points: 'Points',
  'option-feedback': 'Feedback of options',
  'general-feedback': 'Feedback of the question',
  passage: 'Shared passage',
  media: 'Pictures and media',
  formulas: 'Formulas',
  formatting: 'Formatting and tables in text',
  hints: 'Hints',
  rubric: 'Rubric',
  tags: 'Category and tags',
  'author-metadata': 'Author’s notes (domain, objective, citations, difficulty)',
};

/** How many of a field's values were kept, of how many there were. `note` says what became of the others. */
export interface FieldLoss {
  readonly field: ExchangeField;
  readonly kept: number;
  readonly of: number;
  readonly note?: string;
}

/** Where a question stands: the file (inside an archive: its entry), the line, and the name the file gives it. */
export interface QuestionPlace {
  readonly file: string;
  readonly line: number | null;
  readonly identifier: string | null;
}

/** A question that can be taken, as the draft it becomes and what it loses on the way. */
export interface ImportedQuestion {
  readonly place: QuestionPlace;
  readonly draft: DraftItem;
  readonly losses: readonly FieldLoss[];
}

/** A question that cannot be taken, and why. */
export interface RejectedQuestion {
  readonly place: QuestionPlace;
  readonly reason: string;
}

export const exchangeFormats = ['qti-3.0', 'qti-2.x', 'qti-1.2', 'gift', 'moodle-xml', 'csv'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** What a file holds, before anything is written. `notes` tell of things beside the questions. */
export interface ExchangeReport {
  readonly formats: readonly ExchangeFormat[];
  readonly questions: readonly ImportedQuestion[];
  readonly rejected: readonly RejectedQuestion[];
  readonly notes: readonly string[];
}

/** The losses of many questions, field by field, in the order of `exchangeFields`; fields no question had are left out. */
export function totalLosses(questions: readonly Pick<ImportedQuestion, 'losses'>[]): readonly FieldLoss[] {
  return exchangeFields.flatMap((field) => {
    const losses = questions.flatMap((question) => question.losses.filter((loss) => loss.field === field));
    const of = losses.reduce((total, loss) => total + loss.of, 0);
    if (of === 0) return [];
    const notes = new Set(losses.flatMap(({ note }) => (note === undefined ? [] : [note])));
    const kept = losses.reduce((total, loss) => total + loss.kept, 0);
    return [{ field, kept, of, ...(notes.size === 0 ? {} : { note: [...notes].join('; ') }) }];
  });
}
