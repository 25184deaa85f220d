import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findCertifications } from '../repositories/certifications.ts';
import { findOccupation, listOccupations, listOnetRatings } from '../repositories/occupations.ts';
import { loadStepMap } from '../repositories/pathways.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { careerFiles } from './careers.ts';
import { loadReferenceData } from './load-reference-data.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject('testServer'));
  await loadReferenceData(database.db);
});
afterAll(() => database[Symbol.asyncDispose]());

const occupationsFile = careerFiles.find((file) => file.name === 'pathways/occupations.json');

/** The stored occupations as a data file whose facts are whole already, so that it needs no sources. */
async function storedAsFile(keep: (slug: string) => boolean): Promise<string> {
  const occupations = await listOccupations(database.db);
  return JSON.stringify({ sources: {}, occupations: occupations.filter((occupation) => keep(occupation.slug)) });
}

test('certifications come in the order asked for, and a code that is not there is left out', async () => {
  const found = await findCertifications(database.db, ['chaa', 'xyz', 'cmm']);
  expect(found.map((certification) => certification.code)).toEqual(['chaa', 'cmm']);
});

test('ratings come most important first within code and kind', async () => {
  const ratings = await listOnetRatings(database.db, ['29-2099.08']);
  const skills = ratings.filter((rating) => rating.kind === 'skill').map((rating) => rating.importance);
  expect(skills).toEqual(skills.toSorted((a, b) => b - a));
  expect(ratings).toHaveLength(51);
});

test('an occupation that leaves the file takes its steps with it; loading the same again keeps the others', async () => {
  const before = await loadStepMap(database.db);
  const text = await storedAsFile((slug) => slug !== 'practice-manager');
  for (let times = 0; times < 2; times += 1) {
    await database.db.transaction().execute(async (trx) => occupationsFile?.load(trx, text, ''));
  }
  const after = await loadStepMap(database.db);
  expect(await findOccupation(database.db, 'practice-manager')).toBeUndefined();
  expect(after.steps).toEqual(
    before.steps.filter((step) => step.from !== 'practice-manager' && step.to !== 'practice-manager'),
  );
});

test('the database refuses a confirmed certification without an issuer', async () => {
  const insert = sql`insert into certification (code, ordinal, status, document)
    values ('abc', 99, 'issuer-confirmed', '{"issuer": null}')`;
  await expect(insert.execute(database.db)).rejects.toMatchObject({ constraint: 'certification_issuer_fits_status' });
});

test('the database refuses a step that leads to its own start', async () => {
  const insert = sql`insert into career_step (from_slug, to_slug, ordinal, document)
    values ('clinic-manager', 'clinic-manager', 99, '{}')`;
  await expect(insert.execute(database.db)).rejects.toMatchObject({ constraint: 'career_step_leads_on' });
});
