import { randomBytes } from 'node:crypto';
import { CreateShareBody } from '@careway/contract';
import { revokeShare } from '@careway/database';
import type { Person } from '../http/environment.ts';
import type { PracticeDeps } from '../practice/load-practice.ts';
import { makeShare } from '../shares/make-share.ts';
import { clockAt } from './clock.ts';

interface Sharing extends Omit<PracticeDeps, 'now'> {
  readonly publicUrl: string;
  readonly today: Date;
  readonly candidate: Person;
  readonly recruiter: Person;
  readonly datasetId: string;
}

/** Links that the demo's candidate and recruiter gave out, one of them taken back. Their tokens cannot be guessed. */
export async function fillShares({ today, candidate, recruiter, datasetId, ...sharing }: Sharing): Promise<void> {
  const share = (person: Person, daysAgo: number, asked: CreateShareBody) => {
    const randomToken = () => randomBytes(24).toString('base64url');
    const deps = { ...sharing, randomToken, now: clockAt(today, daysAgo, 17).now };
    return makeShare(deps, person, CreateShareBody.parse(asked));
  };
  const report = { kind: 'candidate-report', withName: true } as const;
  await share(candidate, 1, { ...report, recipient: 'Lakeside Clinic', parts: ['readiness', 'certifications'] });
  const { id } = await share(candidate, 9, { ...report, recipient: 'a former employer', parts: ['readiness'] });
  await revokeShare(sharing.db, candidate.id, id, clockAt(today, 8, 17).now());
  await share(recruiter, 12, {
    kind: 'wage-check',
    body: { title: 'Patient Care Coordinator', level: 'mid', area: 'Ohio', pay: '$52k' },
  });
  await share(recruiter, 3, { kind: 'dataset', datasetId, query: {} });
}
