import type { WagePage, WagesQuery } from '@careway/contract';
import {
  type Database,
  listAreas,
  listImportedCoverage,
  listSourceIds,
  listWageFilterValues,
  listWages,
  type WageFilter,
} from '@careway/database';
import { type Area, type PayLevel, payLevels, type SocCode } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toPage } from '../http/paging.ts';
import { toOfficialWage, toReportedFigure, toSourceBrief } from './answers.ts';
import { findPlace } from './find-place.ts';
import { findOccupation, keyAfter, knownSoc, knownYear, lookUpSources, refuseValue } from './labor-context.ts';

const DEFAULT_LIMIT = 50;
const AREAS_NAMED = 10;

/** What `listWages` orders by. */
const wageKey = /^[ab]\d{4,6}\|[\w.|:-]+$/;

/** A page of official rows and reported figures. A filter that one of the two cannot answer leaves it out and says so. */
export async function listWagePage(db: Kysely<Database>, query: z.output<typeof WagesQuery>): Promise<WagePage> {
  const filter = await toFilter(db, query);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await listWages(db, filter, { limit: limit + 1, ...keyAfter(query.cursor, wageKey) });
  const page = toPage(rows, limit, (row) => row.key);
  const sources = await lookUpSources(
    db,
    page.items.map((row) => (row.kind === 'published' ? row.observation : row.figure).sourceId),
  );
  return {
    items: page.items.map((row) =>
      row.kind === 'published' ? toOfficialWage(row.observation, sources) : toReportedFigure(row.figure),
    ),
    nextCursor: page.nextCursor,
    notes: notesOf(query),
    sources: [...sources.values()].map(toSourceBrief),
  };
}

async function toFilter(db: Kysely<Database>, query: z.output<typeof WagesQuery>): Promise<WageFilter> {
  const values = await listWageFilterValues(db);
  const occupation =
    query.occupation === undefined ? undefined : await findOccupation(db, query.occupation, 'query.occupation');
  const asked = query.soc === undefined ? undefined : [await knownSoc(db, query.soc, values, 'query.soc')];
  const ofOccupation = occupation?.proxies.map((proxy) => proxy.soc);
  const socs = asked?.filter((soc) => ofOccupation?.includes(soc) ?? true) ?? ofOccupation;
  const area = query.area === undefined ? undefined : await heldArea(db, query.area);
  if (query.source !== undefined) await requireSource(db, query.source);
  const level = query.level === undefined ? undefined : knownLevel(query.level);
  return {
    withOfficial: level === undefined && socs?.length !== 0,
    withReported: query.soc === undefined && query.area === undefined && query.year === undefined,
    ...(socs === undefined ? {} : { socs }),
    ...(occupation === undefined ? {} : { occupation: occupation.slug }),
    ...(area === undefined ? {} : { areaCode: area.code }),
    ...(query.year === undefined ? {} : { year: await heldYear(db, query.year, values, asked?.at(0)) }),
    ...(query.source === undefined ? {} : { sourceId: query.source }),
    ...(level === undefined ? {} : { level }),
  };
}

async function heldArea(db: Kysely<Database>, text: string): Promise<Area> {
  const areas = await listAreas(db);
  const place = await findPlace(db, text);
  const found = place.isKnown ? areas.find(({ code }) => code === place.area.code) : undefined;
  if (found !== undefined) return found;
  const some = areas.slice(0, AREAS_NAMED).map(({ code, name }) => `${code} (${name})`);
  const more = areas.length > AREAS_NAMED ? ` and ${areas.length - AREAS_NAMED} more` : '';
  throw refuseValue('query.area', `no wages are held for "${text}"; allowed: ${some.join(', ')}${more}`);
}

async function heldYear(
  db: Kysely<Database>,
  year: number,
  values: Awaited<ReturnType<typeof listWageFilterValues>>,
  soc: SocCode | undefined,
): Promise<number> {
  const { years } = await listImportedCoverage(db, soc ?? '');
  return years.includes(year) ? year : knownYear(year, values, 'query.year');
}

async function requireSource(db: Kysely<Database>, id: string): Promise<void> {
  const ids = await listSourceIds(db);
  if (!ids.includes(id)) throw refuseValue('query.source', `there is no source "${id}"; allowed: ${ids.join(', ')}`);
}

function knownLevel(text: string): PayLevel {
  const level = payLevels.find((candidate) => candidate === text);
  if (level === undefined) throw refuseValue('query.level', `must be one of ${payLevels.join(', ')}, got "${text}"`);
  return level;
}

function notesOf(query: z.output<typeof WagesQuery>): string[] {
  const notes: string[] = [];
  if (query.level !== undefined) {
    notes.push(
      'Federal wage tables have no entry, mid or senior level, so no official row answers a level. Only figures whose source names the level are listed.',
    );
  }
  const unnamed = [
    query.soc === undefined ? undefined : 'occupation code',
    query.area === undefined ? undefined : 'place',
    query.year === undefined ? undefined : 'year',
  ].filter((name) => name !== undefined);
  if (unnamed.length > 0) {
    notes.push(`Figures reported by pay sites name no ${unnamed.join(', no ')} and are left out.`);
  }
  return notes;
}
