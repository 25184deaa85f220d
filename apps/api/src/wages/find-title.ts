import { setImmediate } from 'node:timers/promises';
import type { TitleMatch as TitleMatchAnswer, TitleMatches } from '@careway/contract';
import { type Database, importsKey, listOccupationProxies, listOnetTitles } from '@careway/database';
import {
  buildTitleIndex,
  careCodes,
  createTitleIndex,
  type FiledTitle,
  isSocCode,
  type OccupationProxies,
  type TitleIndex,
  toFiledTitles,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';

interface Shelf {
  readonly key: string;
  readonly occupations: readonly OccupationProxies[];
  /** Titles of our occupations, by slug. */
  readonly own: TitleIndex;
  /** Titles of O*NET, by SOC code; absent while none are imported. */
  readonly onet: TitleIndex | undefined;
  readonly onetCodes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly socTitles: ReadonlyMap<string, string>;
}

/** Below this nearness, or with a nearer code of O*NET, an occupation of ours is told after the codes of O*NET. */
const NEAR_ONE_OF_OURS = 0.8;

const shelves = new WeakMap<object, Promise<Shelf>>();

/** Our occupations and, below them, codes of O*NET that a title may mean, best first. */
export async function findTitle(db: Kysely<Database>, title: string, limit: number): Promise<TitleMatches> {
  const shelf = await openShelf(db);
  const own = shelf.own.find(title, limit).map(({ code, similarity, titles }): TitleMatchAnswer => {
    const occupation = shelf.occupations.find(({ slug }) => slug === code);
    const soc = occupation?.proxies.at(0)?.soc ?? '';
    return { soc, onetCodes: [], title: occupation?.title ?? code, occupation: code, similarity, reasons: [...titles] };
  });
  const onet = (shelf.onet?.find(title, limit) ?? []).map(
    ({ code, similarity, titles }): TitleMatchAnswer => ({
      soc: code,
      onetCodes: [...new Set(titles.flatMap((each) => [...(shelf.onetCodes.get(`${code} ${each}`) ?? [])]))].toSorted(),
      title: shelf.socTitles.get(code) ?? code,
      occupation: null,
      similarity,
      reasons: [...titles],
    }),
  );
  const nearestCode = onet.reduce((most, { similarity }) => Math.max(most, similarity), NEAR_ONE_OF_OURS);
  const matches = [
    ...own.filter(({ similarity }) => similarity >= nearestCode),
    ...onet,
    ...own.filter(({ similarity }) => similarity < nearestCode),
  ];
  return {
    title,
    matches: matches.slice(0, limit),
    index: { titles: shelf.own.size + (shelf.onet?.size ?? 0), isWidened: shelf.onet !== undefined },
  };
}

async function openShelf(db: Kysely<Database>): Promise<Shelf> {
  const key = await importsKey(db, ['onet']);
  const known = await shelves.get(db);
  if (known?.key === key) return known;
  const opening = buildShelf(db, key);
  shelves.set(db, opening);
  try {
    return await opening;
  } catch (error) {
    if (shelves.get(db) === opening) shelves.delete(db);
    throw error;
  }
}

/** Learns the titles before somebody asks for one. */
export async function prepareTitles(db: Kysely<Database>): Promise<void> {
  await openShelf(db);
}

async function buildShelf(db: Kysely<Database>, key: string): Promise<Shelf> {
  const occupations = await listOccupationProxies(db);
  const own = createTitleIndex(
    occupations.flatMap(({ slug, title, titles }) => [title, ...titles].map((each) => ({ title: each, code: slug }))),
  );
  const rows = await listOnetTitles(db);
  const onetCodes = new Map<string, Set<string>>();
  const socTitles = new Map<string, string>();
  const coded = rows.filter(({ onetSoc }) => isSocCode(onetSoc.slice(0, 7)));
  for (const { onetSoc, title, shortTitle, role } of coded) {
    const soc = onetSoc.slice(0, 7);
    for (const each of shortTitle === undefined ? [title] : [title, shortTitle]) {
      const at = `${soc} ${each}`;
      onetCodes.set(at, (onetCodes.get(at) ?? new Set()).add(onetSoc));
    }
    if (role === 'occupation' && (onetSoc.endsWith('.00') || !socTitles.has(soc))) socTitles.set(soc, title);
  }
  return {
    key,
    occupations,
    own,
    onet: coded.length === 0 ? undefined : await indexInPauses(toFiledTitles(coded)),
    onetCodes,
    socTitles,
  };
}

/** Learning from O*NET's titles takes seconds: others are answered meanwhile. */
async function indexInPauses(filed: readonly FiledTitle[]): Promise<TitleIndex> {
  const steps = buildTitleIndex(filed, careCodes);
  let step = steps.next();
  while (step.done !== true) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}
