import { type Rng, standardNormal } from '@careway/assessment';
import { type Database, DEMO_ORGANIZATION_ID, insertPayDataset, markPayDataset } from '@careway/database';
import type { Kysely } from 'kysely';
import { csvRecord } from '../http/csv.ts';
import { receiveUpload } from '../jobs/receive-upload.ts';
import { runDueJobs } from '../jobs/run-jobs.ts';

/** A job of the invented employer: its median yearly pay for a mid-level person in Ohio, and how many people have it. */
const jobs = [
  { title: 'Patient Care Coordinator', medianUsd: 44_500, people: 130 },
  { title: 'Medical Secretary', medianUsd: 40_500, people: 60 },
  { title: 'Medical Records Specialist', medianUsd: 48_000, people: 36 },
  { title: 'Medical and Health Services Manager', medianUsd: 96_000, people: 14 },
] as const;
const levels = [
  { name: 'entry', ratio: 0.88, share: 0.4 },
  { name: 'mid', ratio: 1, share: 0.4 },
  { name: 'senior', ratio: 1.16, share: 0.2 },
] as const;
/** The last place has so few people that its cells are hidden. */
const places = [
  { name: 'Columbus, OH', ratio: 1, share: 0.5 },
  { name: 'Pittsburgh, PA', ratio: 1.04, share: 0.3 },
  { name: 'Chicago, IL', ratio: 1.1, share: 0.19 },
  { name: 'Louisville, KY', ratio: 0.94, share: 0.01 },
] as const;
const WOMEN_SHARE = 0.72;
/** Pay of women to that of men in the same job, level and place: a gap to be found. */
const WOMEN_RATIO = 0.955;
const SPREAD = 0.09;
/** Rows that a real file has too: not understood, and refused by line. */
const unreadable = [
  ['Patient Care Coordinator', 'entry', 'Columbus, OH', 'woman', 'see contract'],
  ['Medical Secretary', 'mid', 'Pittsburgh, PA', 'woman', 'EUR 38,000'],
] as const;

/** Keeps a pay file of an invented employer for the demo's recruiter, read as any uploaded file is. Returns its id. */
export async function fillPay(
  db: Kysely<Database>,
  recruiterId: string,
  { today, rng }: { readonly today: Date; readonly rng: Rng },
): Promise<string> {
  const dataset = await insertPayDataset(db, {
    organizationId: DEMO_ORGANIZATION_ID,
    name: 'Demo staff, all clinics (invented)',
    asOf: `${today.getUTCFullYear() - 1}-12-31`,
    payBasis: 'guess',
    mapping: { pay: 'Pay', title: 'Job title', level: 'Level', place: 'Work site', group: 'Gender' },
    createdBy: recruiterId,
  });
  const file = new Blob([payFile(rng)]);
  const jobId = await receiveUpload(db, file.stream(), {
    kind: 'dataset',
    payload: { organizationId: dataset.organizationId, datasetId: dataset.id, name: dataset.name },
    startedBy: recruiterId,
  });
  await markPayDataset(db, dataset, { state: 'reading', jobId });
  await runDueJobs(db);
  return dataset.id;
}

function payFile(rng: Rng): string {
  const people = jobs.flatMap(({ title, medianUsd, people: count }) =>
    Array.from({ length: count }, () => {
      const level = oneOf(levels, rng);
      const place = oneOf(places, rng);
      const isWoman = rng() < WOMEN_SHARE;
      const ratio = level.ratio * place.ratio * (isWoman ? WOMEN_RATIO : 1) * Math.exp(SPREAD * standardNormal(rng));
      return [title, level.name, place.name, isWoman ? 'woman' : 'man', written(medianUsd * ratio, rng)];
    }),
  );
  const rows = [['Job title', 'Level', 'Work site', 'Gender', 'Pay'], ...people, ...unreadable];
  return rows.map((row) => csvRecord([...row])).join('');
}

/** Pay as files have it: most by the year, some by the hour. */
function written(annualUsd: number, rng: Rng): string {
  return rng() < 0.2
    ? `$${(annualUsd / 2080).toFixed(2)}/h`
    : `$${(100 * Math.round(annualUsd / 100)).toLocaleString('en-US')}`;
}

function oneOf<Choice extends { readonly share: number }>(choices: readonly Choice[], rng: Rng): Choice {
  let left = rng();
  for (const choice of choices) {
    left -= choice.share;
    if (left < 0) return choice;
  }
  const [first] = choices;
  if (first === undefined) throw new Error('There is nothing to choose from.');
  return first;
}
