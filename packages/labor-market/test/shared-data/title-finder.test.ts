import { beforeAll, describe, expect, test } from 'vitest';
import {
  careCodes,
  createTitleIndex,
  type OnetRow,
  type OnetTitleRow,
  type TitleIndex,
  toFiledTitles,
} from '../../src/index.ts';
import { importAll } from '../import-files.ts';
import { seeded } from '../populations.ts';
import { sharedDataAvailable, sharedFile } from './folder.ts';

/** Healthcare practitioners and support, and office occupations. */
const field = /^(?:29|31|43)-/;

/** One slip of the kinds people make: a letter left out, added, changed, or swapped with the next. */
function withSlip(title: string, random: () => number): string {
  const places = [...title].flatMap((letter, index) => (/[a-z]/i.test(letter) ? [index] : []));
  const at = places[Math.floor(random() * places.length)] ?? 0;
  const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? 'x';
  const [head, tail] = [title.slice(0, at), title.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return head + tail;
    case 1:
      return head + letter + title.slice(at);
    case 2:
      return head + letter + tail;
    default:
      return tail === '' ? head : head + tail.slice(0, 1) + title.slice(at, at + 1) + tail.slice(1);
  }
}

const tables = ['onet/Occupation Data.txt', 'onet/Alternate Titles.txt.gz'];

async function readTitles(names: readonly string[]): Promise<readonly OnetTitleRow[]> {
  const files = await Promise.all(names.map((name) => importAll(sharedFile(name))));
  return files.flatMap(({ taken }) => (taken as OnetRow[]).filter((row) => row.kind === 'onet-title'));
}

/** A random tenth of the alternate titles of the field. Nothing of the finder was chosen by the tenth of seed 77. */
function tenth(titles: readonly OnetTitleRow[], seed: number): readonly string[] {
  const random = seeded(seed);
  const all = [
    ...new Set(
      titles.filter(({ role, onetSoc }) => role === 'alternate' && field.test(onetSoc)).map(({ title }) => title),
    ),
  ];
  return all.filter(() => random() < 0.1);
}

/** Share of the asked titles, one slip in each, with a right code among the first three. */
function shareFound(titles: readonly OnetTitleRow[], index: TitleIndex, asked: readonly string[]) {
  const right = Map.groupBy(titles, ({ title }) => title);
  const random = seeded(4);
  const found = asked.filter((title) => {
    const codes = new Set(right.get(title)?.map(({ onetSoc }) => onetSoc.slice(0, 7)));
    return index.find(withSlip(title, random), 3).some(({ code }) => codes.has(code));
  });
  return found.length / asked.length;
}

describe.skipIf(!sharedDataAvailable)('the title finder widened by O*NET', { timeout: 300_000 }, () => {
  let titles: readonly OnetTitleRow[] = [];
  let widened: TitleIndex = createTitleIndex([]);
  beforeAll(async () => {
    titles = await readTitles(tables);
    const reported = await readTitles(['onet/Sample of Reported Titles.txt']);
    widened = createTitleIndex(toFiledTitles([...titles, ...reported]), careCodes);
  }, 300_000);

  test('with one slip, 95 of 100 titles have a right code among the first three', () => {
    const asked = tenth(titles, 77);
    expect(asked.length).toBeGreaterThan(400);
    expect(shareFound(titles, widened, asked)).toBeGreaterThanOrEqual(0.95);
  });

  test('titles that the index has never held are told right in 8 of 10 cases, as the mean of two tenths', () => {
    const shares = [77, 202].map((seed) => {
      const asked = tenth(titles, seed);
      const unseen = new Set(asked);
      const index = createTitleIndex(toFiledTitles(titles.filter(({ title }) => !unseen.has(title))), careCodes);
      return shareFound(titles, index, asked);
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.82);
  });

  test('neighbouring titles are filed as O*NET files them', () => {
    const codes = (text: string, limit: number) =>
      widened
        .find(text, limit)
        .map(({ code }) => code)
        .toSorted();
    expect(codes('Patient Care Coordinator', 1)).toEqual(['29-2099']);
    expect(codes('Patient Advocate', 2)).toEqual(['21-1022', '29-2099']);
    expect(codes('Patient Access Specialist', 2)).toEqual(['29-2099', '43-3011']);
    expect(codes('Referral Coordinator', 1)).toEqual(['43-4171']);
    expect(codes('Clinical Coordinator', 2)).toEqual(['11-9121', '39-1022']);
  });
});
