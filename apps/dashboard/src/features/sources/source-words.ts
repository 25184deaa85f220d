import type { Source } from '@careway/contract';

const kinds: Readonly<Record<Source['kind'], string>> = {
  'official-statistics': 'Official statistics',
  'pay-site': 'Pay site',
  classification: 'Classification',
  survey: 'Survey',
};

/** What kind of publisher a source is, in words. */
export function kindWords(kind: Source['kind']): string {
  return kinds[kind];
}

/** "12 sources: 8 official statistics, 4 pay sites", with the most common kind first. */
export function countWords(sources: readonly Source[]): string {
  const counts = Map.groupBy(sources, (source) => source.kind);
  const parts = [...counts]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([kind, members]) => `${members.length} ${nounOf(kind, members.length)}`);
  return `${sources.length} ${sources.length === 1 ? 'source' : 'sources'}: ${parts.join(', ')}`;
}

function nounOf(kind: Source['kind'], count: number): string {
  if (kind === 'official-statistics') return count === 1 ? 'official table' : 'official tables';
  const word = kindWords(kind).toLowerCase();
  return count === 1 ? word : `${word}s`;
}
