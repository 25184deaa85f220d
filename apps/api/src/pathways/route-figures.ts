import type { EducationLevel, Fact } from '@careway/certifications';
import type { RolePay as RolePayAnswer } from '@careway/contract';
import {
  type Database,
  findCertifications,
  findSources,
  type HeldSource,
  listOnetRatings,
  listPublishedWages,
} from '@careway/database';
import {
  completeYears,
  nation,
  oewsVintage,
  parseSocCode,
  toDollarsOfYear,
  type WageObservation,
} from '@careway/labor-market';
import type { Occupation, OnetRating, RatedRoute, RolePay, StepMap } from '@careway/pathways';
import { costOf, findRoutes, longestTime, skillsOf, worthOf } from '@careway/pathways';
import type { Kysely } from 'kysely';
import { toYearly } from '../wages/answers.ts';
import { priceIndex } from '../wages/labor-context.ts';

/** All that the routes of a map are valued by. */
export interface RouteFigures {
  /** The year whose dollars the pay is in: the latest with a complete price index. */
  readonly inYear: number;
  readonly pay: ReadonlyMap<string, RolePay>;
  readonly answers: readonly RolePayAnswer[];
  /** What is known of a certification's fees, by its code. */
  readonly fees: ReadonlyMap<string, readonly Fact[]>;
  /** Abbreviation and name of a certification, by its code. */
  readonly names: ReadonlyMap<string, string>;
  readonly ratings: readonly OnetRating[];
  readonly sources: readonly HeldSource[];
}

/** Reads pay, fees and ratings of every role and step of the map. */
export async function loadRouteFigures(db: Kysely<Database>, map: StepMap): Promise<RouteFigures> {
  const occupations = [...map.occupations.values()];
  const codes = map.steps.flatMap((step) => step.needs.flatMap((need) => need.certification ?? []));
  const socs = [...new Set(occupations.flatMap(socCodesOf))].map(parseSocCode);
  const [index, rows, certifications, ratings] = await Promise.all([
    priceIndex(db),
    listPublishedWages(db, { socs, areaCode: nation.code }),
    findCertifications(db, [...new Set(codes)]),
    listOnetRatings(db, [...new Set(occupations.flatMap((occupation) => occupation.ratedCode ?? []))]),
  ]);
  const complete = completeYears(index);
  const inYear = Math.max(...complete);
  const found = occupations.flatMap((occupation) =>
    payRowOf(
      occupation,
      rows.filter((row) => complete.includes(row.year)),
    ),
  );
  const sources = await findSources(db, [...new Set([...found.map(({ row }) => row.sourceId), index.sourceId])]);
  const sure = new Map(sources.map((source) => [source.id, source.howSure]));
  const real = (usd: number, year: number): number => toDollarsOfYear(usd, year, inYear, index);
  const pay = found.map(({ occupation, row, p25, median, p75 }): readonly [string, RolePay] => [
    occupation.slug,
    { code: row.soc, p25: real(p25, row.year), median: real(median, row.year), p75: real(p75, row.year) },
  ]);
  const answers = found.map(
    ({ occupation, code, row, p25, median, p75 }): RolePayAnswer => ({
      slug: occupation.slug,
      sourceId: row.sourceId,
      vintage: oewsVintage(row.year),
      kind: 'published',
      howSure: sure.get(row.sourceId) ?? 'unverified',
      observationId: row.id,
      soc: row.soc,
      title: row.title,
      standsFor: code.role,
      isResidual: code.isResidual,
      why: code.why,
      nominalMedian: toYearly(median),
      p25: toYearly(real(p25, row.year)),
      median: toYearly(real(median, row.year)),
      p75: toYearly(real(p75, row.year)),
    }),
  );
  return {
    inYear,
    pay: new Map(pay),
    answers,
    fees: new Map(certifications.map((each) => [each.code, each.fees])),
    names: new Map(certifications.map((each) => [each.code, `${each.abbreviation}, ${each.name}`])),
    ratings,
    sources,
  };
}

/** The routes between two roles, for who holds `held`, with all that they are ranked by. */
export function rateRoutes(
  map: StepMap,
  ends: { readonly from: string; readonly to: string },
  maxSteps: number,
  held: EducationLevel,
  { pay, fees, ratings }: RouteFigures,
): readonly RatedRoute[] {
  const longestMonths = longestTime(map);
  return findRoutes(map, ends.from, ends.to, maxSteps, held).map((route) => {
    const cost = costOf(map, route.steps, fees, held);
    return {
      route,
      cost,
      worth: worthOf(map, route.steps, pay, cost, { held }),
      skills: skillsOf(map, route.slugs, ratings),
      longestMonths,
    };
  });
}

function socCodesOf({ codes }: Occupation): string[] {
  return codes.filter((code) => code.system === 'soc-2018').map((code) => code.code);
}

/** The newest row with all quartiles of the first of a role's codes that has one. */
function payRowOf(occupation: Occupation, rows: readonly WageObservation[]) {
  for (const soc of socCodesOf(occupation)) {
    const code = occupation.codes.find((each) => each.code === soc);
    const row = rows.findLast(({ soc: own, wages }) => own === soc && isReported(wages));
    if (code === undefined || row === undefined) continue;
    const { p25, median, p75 } = row.wages;
    if (p25.kind !== 'reported' || median.kind !== 'reported' || p75.kind !== 'reported') continue;
    return [{ occupation, code, row, p25: p25.annualUsd, median: median.annualUsd, p75: p75.annualUsd }];
  }
  return [];
}

function isReported({ p25, median, p75 }: WageObservation['wages']): boolean {
  return [p25, median, p75].every((value) => value.kind === 'reported');
}
