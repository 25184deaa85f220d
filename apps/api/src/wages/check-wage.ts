import type { WageCheck as WageCheckAnswer, WageCheckBody } from '@careway/contract';
import { type Database, listNationalWages, listOccupationProxies } from '@careway/database';
import {
  type CheckStep,
  type ComparedProxy,
  checkPay,
  checkWage,
  findOccupationByTitle,
  HOURS_PER_YEAR,
  nation,
  type OccupationProxies,
  type ParsedPay,
  type Pay,
  type ProxyPosition,
  parsePayText,
  payInWords,
  type VerdictWord,
  verdictInWords,
  type WageObservation,
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
import { findOccupation, lookUpSources, refuseValue } from './labor-context.ts';

/** How people write the nation. */
const nationNames = new Set(['us', 'usa', 'u.s.', 'united states', 'nation', 'national']);

/** Sets one pay beside the official wages of an occupation's stand-ins, with every step that led to the answer. */
export async function answerWageCheck(db: Kysely<Database>, body: WageCheckBody): Promise<WageCheckAnswer> {
  const occupation = await occupationOf(db, body);
  const pay = payOf(body.pay);
  const compared = await comparedProxies(db, occupation);
  const chosen = chosenProxy(body.soc, compared, occupation);
  const [first, ...rest] = compared;
  if (first === undefined) throw refuseValue('body.occupation', `no wages are held for ${occupation.slug}`);
  const result = checkWage({
    pay,
    payGiven: givenInWords(body.pay),
    occupationTitle: occupation.title,
    compared: [first, ...rest],
    ...(chosen === undefined ? {} : { chosen }),
    ...(body.title === undefined ? {} : { titleGiven: body.title }),
    ...(body.level === undefined ? {} : { level: body.level }),
    ...(body.hoursPerWeek === undefined ? {} : { hoursPerWeek: body.hoursPerWeek }),
    ...(isOtherArea(body.area) ? { otherArea: body.area } : {}),
  });
  const sources = await lookUpSources(
    db,
    result.byProxy.map((row) => row.observation.sourceId),
  );
  return {
    sentence: result.sentence,
    verdict: {
      words: [...result.words],
      statement: verdictStatement(result.words),
    },
    occupation: toOccupationBrief(occupation),
    titleGiven: body.title ?? null,
    pay: {
      given: givenInWords(body.pay),
      value: toMoney(pay),
      annual: toYearly(result.annualUsd),
      hoursPerYear: HOURS_PER_YEAR,
    },
    rank: toPercentileRank(result.against.position, result.range),
    wage: toOfficialWage(result.against.observation, sources),
    proxy: toProxy(result.against.proxy),
    byProxy: result.byProxy.map(toByProxy),
    steps: result.steps.map(toStep),
    notes: [occupation.statement, 'A percentile says where a pay stands, not what a person is worth.'],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

async function occupationOf(db: Kysely<Database>, body: WageCheckBody): Promise<OccupationProxies> {
  if (body.occupation !== undefined) return findOccupation(db, body.occupation, 'body.occupation');
  const occupations = await listOccupationProxies(db);
  const title = body.title ?? '';
  const found = findOccupationByTitle(title, occupations);
  if (found !== undefined) return found;
  const known = occupations.map((occupation) => occupation.title).join('; ');
  throw refuseValue('body.title', `we cannot say which occupation "${title}" is; occupations we know: ${known}`);
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

/** Every stand-in and neighbour with a row in the latest year. */
async function comparedProxies(db: Kysely<Database>, occupation: OccupationProxies): Promise<readonly ComparedProxy[]> {
  const observations = await listNationalWages(
    db,
    occupation.proxies.map((proxy) => proxy.soc),
  );
  const latest = Math.max(...observations.map((row) => row.year));
  return occupation.proxies.flatMap((proxy) => {
    const rows = observations.filter((row) => row.soc === proxy.soc);
    const observation = rows.find((row) => row.year === latest);
    if (observation === undefined) return [];
    const standardError = latestStandardError(rows);
    return [{ proxy, observation, ...(standardError === undefined ? {} : { standardError }) }];
  });
}

function latestStandardError(rows: readonly WageObservation[]): ComparedProxy['standardError'] {
  const row = rows.findLast((candidate) => candidate.meanRelativeStandardErrorPercent !== undefined);
  const percent = row?.meanRelativeStandardErrorPercent;
  return row === undefined || percent === undefined ? undefined : { percent, year: row.year };
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

function isOtherArea(area: string | undefined): area is string {
  return area !== undefined && area !== nation.code && !nationNames.has(area.toLowerCase());
}

function toByProxy(row: ProxyPosition): WageCheckAnswer['byProxy'][number] {
  const [low, high] = [row.low, row.high].map((end) => (end.kind === 'within' ? end.rank : undefined));
  const within = row.position.kind === 'within' ? row.position.rank : 0;
  const statement = 'Counts the survey error (80%) only.';
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
