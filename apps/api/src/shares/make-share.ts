import { createHash } from 'node:crypto';
import type { CreatedShare, CreateShareBody } from '@careway/contract';
import { insertShare, recordAuditEvent } from '@careway/database';
import type { z } from 'zod';
import { readyDataset } from '../datasets/own-dataset.ts';
import type { Person } from '../http/environment.ts';
import type { PracticeDeps } from '../practice/load-practice.ts';
import { freezeAnswer } from './freeze-answer.ts';

export interface ShareDeps extends PracticeDeps {
  readonly randomToken: () => string;
  readonly publicUrl: string;
}

const DEFAULT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Freezes what the person asks to share under a new link. The link is in this answer only: its token is kept as a hash. */
export async function makeShare(
  deps: ShareDeps,
  person: Pick<Person, 'id' | 'name'>,
  asked: z.output<typeof CreateShareBody>,
): Promise<CreatedShare> {
  const { db } = deps;
  const { datasetId, ...frozen } = await freezeAnswer(deps, person, asked, (id) => readyDataset(db, person.id, id));
  const token = deps.randomToken();
  const createdAt = deps.now();
  const share = await insertShare(db, {
    personId: person.id,
    tokenHash: hashOf(token),
    ...frozen,
    ...(datasetId === undefined ? {} : { datasetId }),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + (asked.expiresInDays ?? DEFAULT_DAYS) * DAY_MS),
  });
  await recordAuditEvent(db, {
    actorId: person.id,
    action: 'share.create',
    target: share.id,
    detail: { kind: share.kind },
  });
  return { ...share, url: `${deps.publicUrl}/s/${token}` };
}

/** What is kept of a token: whoever reads the database cannot open its link. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
