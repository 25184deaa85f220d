import type { TitleMatch, WageCheck as WageCheckAnswer, WageCheckBody } from '@careway/contract';
import {
  type Database,
  findSeriesStructure,
  type HeldArea,
  listOccupationProxies,
  listPriceParities,
} from '@careway/database';
import {
  ageingFactor,
  type CheckStep,
  type ComparedProxy,
  checkPay,
  checkWage,
  findOccupationByTitle,
  findState,
  growthOf,
  HOURS_PER_YEAR,
  isSocCode,
  nation,
  type OccupationProxies,
  type ParsedPay,
  type Pay,
  type PriceParity,
  type ProxyPosition,
  parsePayText,
  payInWords,
  type VerdictWord,
  verdictInWords,
  wageTrend,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import {
  toMoney,
  toOccupationBrief,
  toOfficialWage,
  toPercentileRank,
  toProxy,
  toSourceBrief,
  toYearly,
} from './answers.ts';
import { findPlace, type Place } from './find-place.ts';
import { findTitle } from './find-title.ts';
import { findOccupation, lookUpSources, priceIndex, refuseValue } from './labor-context.ts';
import { comparedIn, type RowsByCode, rowsIn } from './place-wages.ts';

/** A title this near to one of ours is ours; the nearest code of O*NET answers down to the second. */
const OURS = 0.8;
const SOME_CODE = 0.55;
const TITLES_TOLD = 5;

/** Sets one pay beside the official wages of an occupation's stand-ins, with every step that led to the answer. */
export async function answerWageCheck(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  body: WageCheckBody,
): Promise<WageCheckAnswer> {
  const { db } = deps;
  const { occupation, titleMatches } = await occupationOf(db, body);
  const pay = payOf(body.pay);
  const place: Place = body.area === undefined ? { isKnown: true, area: nation } : await findPlace(db, body.area);
  const national = await rowsIn(db, occupation, nation.code);
  const area = place.isKnown ? place.area : nation;
  const compared = await withGrowth(db, await comparedIn(db, occupation, national, area), national, body);
  const chosen = chosenProxy(body.soc, compared, occupation);
  const [first, ...rest] = compared.map((each) => (place.isKnown ? each : unknownPlace(each, place.given)));
  if (first === undefined) throw refuseValue('body.occupation', `no wages are held for ${occupation.slug}`);
  const priceLevel = body.adjust?.priceLevel === true ? await priceLevelOf(db, place) : undefined;
  const today = deps.now();
  const result = checkWage({
    pay,
    payGiven: givenInWords(body.pay),
    occupationTitle: occupation.title,
    compared: [first, ...rest],
    ...(chosen === undefined ? {} : { chosen }),
    ...(body.title === undefined ? {} : { titleGiven: body.title }),
    ...(body.level === undefined ? {} : { level: body.level }),
    ...(body.hoursPerWeek === undefined ? {} : { hoursPerWeek: body.hoursPerWeek }),
    ...(area.code === nation.code && place.isKnown ? {} : { placeName: place.isKnown ? area.name : place.given }),
    ...(body.adjust?.ageing === true ? { ageing: ageingTo(today) } : {}),
    ...(priceLevel === undefined ? {} : { priceLevel }),
  });
  const sources = await lookUpSources(db, [
    ...result.byProxy.map((row) => row.observation.sourceId),
    ...(priceLevel === undefined ? [] : [priceLevel.sourceId]),
  ]);
  return {
    sentence: result.sentence,
    verdict: {
      words: [...result.words],
      statement: verdictStatement(result.words),
    },
    occupation: toOccupationBrief(occupation),
    titleGiven: body.title ?? null,
    ...(titleMatches === undefined ? {} : { titleMatches }),
    basis: result.basis,
    pay: {
      given: givenInWords(body.pay),
      value: toMoney(pay),
      annual: toYearly(result.annualUsd),
      hoursPerYear: HOURS_PER_YEAR,
    },
    rank: toPercentileRank(result.against.position, result.range),
    state: place.isKnown ? stateOf(area) : null,
    wage: toOfficialWage(result.against.observation, sources),
    proxy: toProxy(result.against.proxy),
    byProxy: result.byProxy.map(toByProxy),
    steps: result.steps.map(toStep),
    notes: [
      occupation.statement,
      'A percentile says where a pay stands, not what a person is worth.',
      ...(body.adjust?.priceLevel === true && priceLevel === undefined
        ? [`No price level is held for ${place.isKnown ? area.name : place.given}: pay is not adjusted.`]
        : []),
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

/** The state that a place is or mostly lies in; null for the nation. */
function stateOf({ code, level, primaryState }: HeldArea): { code: string; name: string } | null {
  const state = findState(level === 'state' ? code : (primaryState ?? ''));
  return state === undefined ? null : { code: state.fips, name: state.name };
}

async function occupationOf(
  db: Kysely<Database>,
  body: WageCheckBody,
): Promise<{ readonly occupation: OccupationProxies; readonly titleMatches?: TitleMatch[] }> {
  if (body.occupation !== undefined)
    return { occupation: await findOccupation(db, body.occupation, 'body.occupation') };
  const occupations = await listOccupationProxies(db);
  const title = body.title ?? '';
  const { matches } = await findTitle(db, title, TITLES_TOLD);
  const same = findOccupationByTitle(title, occupations);
  if (same !== undefined) return { occupation: same, titleMatches: matches };
  const [ours] = matches.filter((match) => match.occupation !== null);
  const [code] = matches.filter((match) => match.occupation === null);
  const near = occupations.find(({ slug }) => slug === ours?.occupation);
  if (near !== undefined && ours !== undefined && ours.similarity >= Math.max(OURS, code?.similarity ?? 0)) {
    return { occupation: near, titleMatches: matches };
  }
  if (code !== undefined && code.similarity >= SOME_CODE && isSocCode(code.soc)) {
    const own = occupations.find(({ proxies }) => proxies.at(0)?.soc === code.soc);
    return { occupation: own ?? occupationOfCode(code, code.soc), titleMatches: matches };
  }
  const known = occupations.map((occupation) => occupation.title).join('; ');
  const nearest = matches.map((match) => match.title).slice(0, 3);
  const meant = nearest.length === 0 ? '' : `; nearest: ${nearest.join(', ')}`;
  throw refuseValue(
    'body.title',
    `we cannot say which occupation "${title}" is${meant}; occupations we know: ${known}`,
  );
}

/** A SOC occupation that is none of ours, as one: its own code stands for it. */
function occupationOfCode(match: TitleMatch, soc: OccupationProxies['proxies'][number]['soc']): OccupationProxies {
  return {
    slug: `soc-${soc}`,
    title: match.title,
    hasOwnSocCode: true,
    statement: `Read from the title as ${soc} ${match.title}, because O*NET files ${match.reasons.map((each) => `"${each}"`).join(', ')} there.`,
    titles: match.reasons,
    proxies: [
      {
        soc,
        title: match.title,
        role: 'proxy',
        rank: 1,
        reason: 'The code that O*NET files the title under.',
        isResidual: /\ball other$/i.test(match.title),
      },
    ],
  };
}

async function withGrowth(
  db: Kysely<Database>,
  compared: readonly ComparedProxy[],
  national: RowsByCode,
  body: WageCheckBody,
): Promise<readonly ComparedProxy[]> {
  if (body.adjust?.ageing !== true) return compared;
  const structure = await findSeriesStructure(db);
  const index = await priceIndex(db);
  const inYear = index.years.findLast(({ months }) => months === 12)?.year;
  if (inYear === undefined) return compared;
  const held = new Set(index.years.filter(({ months }) => months === 12).map(({ year }) => year));
  return compared.map((each) => {
    const rows = (national.get(each.proxy.soc) ?? []).filter(({ year }) => held.has(year));
    const growth = growthOf(wageTrend(each.proxy.soc, rows, structure, 'median', index, inYear));
    return growth === undefined ? each : { ...each, growth };
  });
}

function ageingTo(today: Date): (compared: ComparedProxy) => number | undefined {
  const to = { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1 };
  return ({ growth, observation }) => (growth === undefined ? undefined : ageingFactor(growth, observation.year, to));
}

function unknownPlace(compared: ComparedProxy, given: string): ComparedProxy {
  return { ...compared, place: { kind: 'larger-area', reason: `We know no place called "${given}".` } };
}

async function priceLevelOf(db: Kysely<Database>, place: Place): Promise<PriceParity | undefined> {
  if (!place.isKnown || place.area.level !== 'state') return undefined;
  const [latest] = await listPriceParities(db, place.area.code);
  return latest;
}

function payOf(given: WageCheckBody['pay']): Pay {
  const parsed: ParsedPay =
    typeof given === 'object'
      ? checkPay({ amountUsd: given.amount, unit: given.unit })
      : parsePayText(typeof given === 'number' ? String(given) : given);
  if (parsed.kind === 'refused') throw refuseValue('body.pay', parsed.reason);
  return parsed.pay;
}

function givenInWords(given: WageCheckBody['pay']): string {
  return typeof given === 'object' ? payInWords({ amountUsd: given.amount, unit: given.unit }) : String(given);
}

function chosenProxy(
  soc: string | undefined,
  compared: readonly ComparedProxy[],
  occupation: OccupationProxies,
): ComparedProxy | undefined {
  if (soc === undefined) return undefined;
  const found = compared.find((candidate) => candidate.proxy.soc === soc);
  if (found !== undefined) return found;
  const allowed = compared.map((candidate) => candidate.proxy.soc).join(', ');
  throw refuseValue('body.soc', `"${soc}" does not stand in for ${occupation.slug}; allowed: ${allowed}`);
}

function toByProxy(row: ProxyPosition): WageCheckAnswer['byProxy'][number] {
  const [low, high] = [row.low, row.high].map((end) => (end.kind === 'within' ? end.rank : undefined));
  const within = row.position.kind === 'within' ? row.position.rank : 0;
  const statement = '80% range of this stand-in alone.';
  return {
    proxy: toProxy(row.proxy),
    rank: toPercentileRank(row.position, { low: low ?? within, high: high ?? within, statement }),
    words: [...row.words],
  };
}

function verdictStatement(words: readonly VerdictWord[]): string {
  if (words.length === 0) return 'No verdict can be given.';
  return words.length === 1
    ? `The whole range is ${verdictInWords(words)}.`
    : `The range spans ${verdictInWords(words)}.`;
}

function toStep({ id, title, statement, isApplied, effectUsd }: CheckStep): WageCheckAnswer['steps'][number] {
  return { id, title, statement, isApplied, effect: effectUsd === undefined ? null : toYearly(effectUsd) };
}
