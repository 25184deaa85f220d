import type { EmploymentOutlook, EmploymentSeries, Projection as ProjectionAnswer } from '@careway/contract';
import {
  type Database,
  findSeriesStructure,
  listProjections,
  listPublishedWages,
  listReportedFigures,
} from '@careway/database';
import {
  breaksOf,
  codesOfSeries,
  figuresInContext,
  nation,
  oewsVintage,
  outlookFinding,
  type Projection,
  projectionWindows,
  type SeriesSegment,
  segmentsOf,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { toOccupationBrief, toProxy, toReportedFigure, toSeriesBreak, toSourceBrief } from '../wages/answers.ts';
import { findOccupation, lookUpSources, officialContext, proxyCodes } from '../wages/labor-context.ts';

/** Employment of an occupation's stand-ins, the published projections by window, and the reported figures in context. */
export async function tellOutlook(db: Kysely<Database>, slug: string | undefined): Promise<EmploymentOutlook> {
  const occupation = await findOccupation(db, slug, 'query.occupation');
  const codes = proxyCodes(occupation);
  const structure = await findSeriesStructure(db);
  const observations = await listPublishedWages(db, {
    socs: codes.flatMap((soc) => [...codesOfSeries(soc, structure)]),
    areaCode: nation.code,
  });
  const employment = codes.map((soc) => ({ soc, segments: segmentsOf(soc, observations, structure) }));
  const allCodes = occupation.proxies.map((proxy) => proxy.soc);
  const windows = projectionWindows(allCodes, await listProjections(db, allCodes));
  const figures = await listReportedFigures(db, occupation.slug);
  const context = await officialContext(db, occupation, []);
  const breaks = breaksOf(codes, structure);
  const inContext = figuresInContext(figures, context);
  const sources = await lookUpSources(db, [
    ...observations.map((row) => row.sourceId),
    ...windows.map((window) => window.sourceId),
    ...breaks.map((cut) => cut.sourceId),
    ...inContext.map((entry) => entry.figure.sourceId),
  ]);
  return {
    occupation: toOccupationBrief(occupation),
    finding: outlookFinding(windows, codes),
    proxies: occupation.proxies.map(toProxy),
    employment: employment.map(toEmploymentSeries),
    breaks: breaks.map(toSeriesBreak),
    projections: windows.map((window) => ({
      sourceId: window.sourceId,
      fromYear: window.fromYear,
      toYear: window.toYear,
      isSuperseded: window.isSuperseded,
      rows: window.rows.map((row) => toProjection(row, allCodes)),
    })),
    inContext: inContext.map((entry) => ({ ...entry, figure: toReportedFigure(entry.figure) })),
    notes: [
      ...structure.successions
        .filter((each) => codes.includes(each.soc))
        .map((each) => `${each.soc}: ${each.statement}`),
      'Employment counts jobs of employees in whole occupations; coordinators are a part of them.',
      'A projection is made for its window. Two windows are not one series.',
    ],
    sources: [...sources.values()].map(toSourceBrief),
  };
}

function toEmploymentSeries(series: {
  readonly soc: string;
  readonly segments: readonly SeriesSegment[];
}): EmploymentSeries {
  return {
    soc: series.soc,
    title: series.segments.at(-1)?.title ?? series.soc,
    segments: series.segments.map(({ soc, title, socVersion, fromYear, toYear, observations }) => ({
      soc,
      title,
      socVersion,
      fromYear,
      toYear,
      points: observations.flatMap(({ sourceId, year, employment }) =>
        employment.kind === 'suppressed'
          ? []
          : [
              {
                sourceId,
                vintage: oewsVintage(year),
                kind: 'published' as const,
                year,
                count: employment.jobs,
                relativeStandardErrorPercent: employment.relativeStandardErrorPercent ?? null,
              },
            ],
      ),
    })),
  };
}

/** A group row lists the codes asked for that are only a part of it. */
function toProjection(row: Projection, asked: readonly string[]): ProjectionAnswer {
  return {
    sourceId: row.sourceId,
    vintage: `${row.fromYear}–${String(row.toYear).slice(2)}`,
    kind: 'published',
    soc: row.soc,
    title: row.title,
    fromYear: row.fromYear,
    toYear: row.toYear,
    fromJobs: row.fromJobs,
    toJobs: row.toJobs,
    changeJobs: row.changeJobs ?? null,
    changePercent: row.changePercent,
    openingsPerYear: row.openingsPerYear ?? null,
    entryEducation: row.entryEducation,
    coversSoc: row.coversSoc.filter((soc) => asked.includes(soc)),
    note: row.note ?? null,
  };
}
