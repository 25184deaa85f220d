import type { OnetOccupation } from '@careway/contract';
import { type Database, findImportedOnet, findOnetTitles, listImportedRatings } from '@careway/database';
import { ONET_ATTRIBUTION } from '@careway/pathways';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { toSourceBrief } from '../wages/answers.ts';
import { lookUpSources, refuseValue } from '../wages/labor-context.ts';

const onetCode = /^\d{2}-\d{4}\.\d{2}$/;

/** What O*NET says of an occupation, as imported; with the ratings of one table where it is named. */
export async function describeOnet(db: Kysely<Database>, code: string, table?: string): Promise<OnetOccupation> {
  if (!onetCode.test(code)) throw refuseValue('param.code', `"${code}" is not an O*NET-SOC code such as 29-2099.08`);
  const held = await findImportedOnet(db, code);
  if (held === undefined) {
    throw new ProblemError('not-found', `No imported O*NET table has ${code}. Import them: careway import onet <file>`);
  }
  const records = (name: string) => held.records.filter((record) => record.table === name).map(({ fields }) => fields);
  const titles = (role: 'occupation' | 'alternate' | 'reported') =>
    held.titles.filter((each) => each.role === role).map(({ title }) => title);
  const related = records('Related Occupations').map((fields) => ({
    code: fields.related_o_net_soc_code ?? '',
    tier: fields.relatedness_tier ?? '',
  }));
  const names = await findOnetTitles(
    db,
    related.map((each) => each.code),
  );
  const zone = records('Job Zones').at(0)?.job_zone;
  const ratings = table === undefined ? [] : await listImportedRatings(db, code, table);
  const sources = await lookUpSources(db, held.sourceIds);
  return {
    code,
    title: titles('occupation').at(0) ?? null,
    jobZone: zone === undefined ? null : Number(zone),
    alternateTitles: titles('alternate'),
    reportedTitles: titles('reported'),
    related: related.map((each) => ({ ...each, title: names.get(each.code) ?? null })),
    tasks: records('Task Statements').map((fields) => ({ text: fields.task ?? '', type: fields.task_type ?? null })),
    ratingCounts: [...held.ratingCounts],
    ratings: ratings.map((row) => ({
      table: table ?? '',
      elementId: row.element_id,
      elementName: row.element_name,
      scale: row.scale,
      category: row.category,
      value: row.value,
      respondents: row.respondents,
      standardError: row.standard_error,
      isSuppressed: row.is_suppressed,
      isNotRelevant: row.is_not_relevant,
    })),
    release: held.releases.length === 0 ? null : held.releases.join(', '),
    attribution: ONET_ATTRIBUTION,
    sources: [...sources.values()].map(toSourceBrief),
  };
}
