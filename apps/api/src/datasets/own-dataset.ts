import { type Database, findPayDataset, listMemberships, type PayDataset } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/** A data set of an organization in which the person is a recruiter; to everybody else there is none. */
export async function ownDataset(db: Kysely<Database>, personId: string, id: string): Promise<PayDataset> {
  const memberships = await listMemberships(db, personId);
  const organizations = memberships
    .filter(({ roles }) => roles.includes('owner') || roles.includes('recruiter'))
    .map(({ organizationId }) => organizationId);
  const dataset = await findPayDataset(db, organizations, id);
  if (dataset === undefined) throw new ProblemError('not-found', `There is no data set ${id} of yours.`);
  return dataset;
}

/** The same, once its file was read. */
export async function readyDataset(db: Kysely<Database>, personId: string, id: string): Promise<PayDataset> {
  const dataset = await ownDataset(db, personId, id);
  if (dataset.state === 'ready') return dataset;
  throw new ProblemError('conflict', `The data set is not ready: it is ${dataset.state}.`);
}
