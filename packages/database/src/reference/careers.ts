import { parseCertifications } from '@careway/certifications';
import { parseOccupations, parseOnetRatings, parseSteps } from '@careway/pathways';
import type { Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ReferenceFile } from './reference-file.ts';

/** Certifications, occupations, the steps between them (after the occupations they join), and O*NET ratings. */
export const careerFiles: readonly ReferenceFile[] = [
  { name: 'certifications/certifications.json', load: loadCertifications },
  { name: 'pathways/occupations.json', load: loadOccupations },
  { name: 'pathways/steps.json', load: loadSteps },
  { name: 'pathways/onet-ratings.csv', load: loadOnetRatings },
];

async function loadCertifications(trx: Transaction<Database>, text: string): Promise<number> {
  const rows = parseCertifications(text).map((certification, ordinal) => ({
    code: certification.code,
    ordinal,
    status: certification.status,
    document: JSON.stringify(certification),
  }));
  await trx.deleteFrom('certification').execute();
  await trx.insertInto('certification').values(rows).execute();
  return rows.length;
}

/** Occupations that stay keep their rows, and so the steps that join them; those that went take their steps with them. */
async function loadOccupations(trx: Transaction<Database>, text: string): Promise<number> {
  const rows = parseOccupations(text).map((occupation, ordinal) => ({
    slug: occupation.slug,
    ordinal,
    level: occupation.level,
    track: occupation.track,
    document: JSON.stringify(occupation),
  }));
  const slugs = rows.map((row) => row.slug);
  await trx.deleteFrom('occupation').where('slug', 'not in', slugs).execute();
  await trx
    .insertInto('occupation')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet((row) => ({
        ordinal: row.ref('excluded.ordinal'),
        level: row.ref('excluded.level'),
        track: row.ref('excluded.track'),
        document: row.ref('excluded.document'),
      })),
    )
    .execute();
  return rows.length;
}

async function loadSteps(trx: Transaction<Database>, text: string): Promise<number> {
  const rows = parseSteps(text).map((step, ordinal) => ({
    from_slug: step.from,
    to_slug: step.to,
    way: step.way?.slug ?? '',
    ordinal,
    document: JSON.stringify(step),
  }));
  await trx.deleteFrom('career_step').execute();
  await trx.insertInto('career_step').values(rows).execute();
  return rows.length;
}

async function loadOnetRatings(trx: Transaction<Database>, text: string): Promise<number> {
  const ratings = parseOnetRatings(text);
  await trx.deleteFrom('onet_rating').execute();
  await trx
    .insertInto('onet_rating')
    .values([...ratings])
    .execute();
  return ratings.length;
}
