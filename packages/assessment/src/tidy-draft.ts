import type { DraftItem } from './draft-item.ts';

/**
 * A draft with its texts as they are kept: no blanks at the ends of lines or side by side, no empty lines. Lines and cells of
 * an exhibit keep their inner blanks, which may align columns.
 */
export function tidyDraft(draft: DraftItem): DraftItem {
  const { exhibit, ...rest } = draft;
  return {
    ...rest,
    stem: tidyText(draft.stem),
    options: draft.options.map((option) => ({
      ...option,
      text: tidyText(option.text),
      rationale: tidyText(option.rationale),
    })),
    ...(exhibit === undefined
      ? {}
      : {
          exhibit: {
            ...exhibit,
            title: tidyText(exhibit.title),
            ...(exhibit.lines === undefined ? {} : { lines: exhibit.lines.map((line) => line.trim()).filter(isSaid) }),
            ...(exhibit.table === undefined
              ? {}
              : { table: exhibit.table.map((row) => row.map((cell) => cell.trim())) }),
          },
        }),
  };
}

/** The words of a question and its options, whatever their case, marks and order: equal for drafts that ask the same. */
export function wordsAsked(draft: Pick<DraftItem, 'stem' | 'options'>): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return [plain(draft.stem), ...draft.options.map(({ text }) => plain(text)).toSorted()].join('\n');
}

function tidyText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .filter(isSaid)
    .join('\n');
}

const isSaid = (line: string): boolean => line !== '';
