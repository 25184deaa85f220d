import type { WagePage, WagesQuery } from '@careway/contract';
import { type Database, listSourceIds, listWageFilterValues, listWages, type WageFilter } from '@careway/database';
import { type PayLevel, payLevels } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toPage } from '../http/paging.ts';
import { toOfficialWage, toReportedFigure, toSourceBrief } from './answers.ts';
import { findOccupation, keyAfter, knownSoc, knownYear, lookUpSources, refuseValue } from './labor-context.ts';

const DEFAULT_LIMIT = 50;

/** What `listWages` orders by. */
const wageKey = /^[ab]\d{4,6}\|[\w.|-]+$/;

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
  const asked = query.soc === undefined ? undefined : [knownSoc(query.soc, values, 'query.soc')];
  const ofOccupation = occupation?.proxies.map((proxy) => proxy.soc);
  const socs = asked?.filter((soc) => ofOccupation?.includes(soc) ?? true) ?? ofOccupation;
  if (query.area !== undefined && !values.areas.includes(query.area)) {
    throw refuseValue('query.area', `no wages are held for "${query.area}"; allowed: ${values.areas.join(', ')}`);
  }
  if (query.source !== undefined) await requireSource(db, query.source);
  const level = query.level === undefined ? undefined : knownLevel(query.level);
  return {
    withOfficial: level === undefined && socs?.length !== 0,
    withReported: query.soc === undefined && query.area === undefined && query.year === undefined,
    ...(socs === undefined ? {} : { socs }),
    ...(occupation === undefined ? {} : { occupation: occupation.slug }),
    ...(query.area === undefined ? {} : { areaCode: query.area }),
    ...(query.year === undefined ? {} : { year: knownYear(query.year, values, 'query.year') }),
    ...(query.source === undefined ? {} : { sourceId: query.source }),
    ...(level === undefined ? {} : { level }),
  };
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
