import type { DraftItem } from './draft-item.ts';

/** A field that two versions of a question say differently, in words. */
export interface ItemDifference {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions of a question, field by field, options by their id. Reviews are not compared. */
export function compareItems(before: DraftItem, after: DraftItem): readonly ItemDifference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = new Map([...old, ...now].map(([field, { label }]) => [field, label]));
  return [...names].flatMap(([field, label]) => {
    const [was, is] = [old.get(field)?.text ?? '', now.get(field)?.text ?? ''];
    return was === is ? [] : [{ field, label, before: was, after: is }];
  });
}

function fieldsOf(draft: DraftItem): ReadonlyMap<string, { readonly label: string; readonly text: string }> {
  const fields: [string, string, string][] = [
    ['stem', 'Question', draft.stem],
    ...draft.options.flatMap((option): [string, string, string][] => [
      [`options.${option.id}.text`, `Option ${option.id}`, option.text],
      [`options.${option.id}.credit`, `Credit of option ${option.id}`, String(option.credit)],
      [`options.${option.id}.rationale`, `Rationale of option ${option.id}`, option.rationale],
    ]),
    ['kind', 'Kind', draft.kind],
    ['exhibit', 'Exhibit', exhibitText(draft.exhibit)],
    ['domain', 'Domain', draft.domain ?? ''],
    ['objective', 'Objective', draft.objective ?? ''],
    ['cognitiveLevel', 'Level of thinking', draft.cognitiveLevel ?? ''],
    [
      'citations',
      'Citations',
      draft.citations.map(({ source, fact }) => `${source}${fact === undefined ? '' : ` (${fact})`}`).join('; '),
    ],
    ['ground', 'Ground', draft.ground ?? ''],
    ['signOff', 'Sign-off', draft.signOff],
    ['difficulty', 'Expected share', difficultyText(draft.difficulty)],
    ['enemies', 'Enemies', (draft.enemies ?? []).join(', ')],
  ];
  return new Map(fields.map(([field, label, text]) => [field, { label, text }]));
}

function exhibitText(exhibit: DraftItem['exhibit']): string {
  if (exhibit === undefined) return '';
  const rows = (exhibit.table ?? []).map((row) => row.join(' | '));
  return [`${exhibit.id} (${exhibit.kind}): ${exhibit.title}`, ...(exhibit.lines ?? []), ...rows].join('\n');
}

function difficultyText(difficulty: DraftItem['difficulty']): string {
  if (difficulty === null) return '';
  const { justQualifiedShare, reason, confirmableBy } = difficulty;
  return `${justQualifiedShare}: ${reason} (${confirmableBy})`;
}
