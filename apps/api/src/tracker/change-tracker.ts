import { createHash } from 'node:crypto';
import type { Certification } from '@careway/certifications';
import type { CreditBody, HeldCertificationBody, HeldDaysBody } from '@careway/contract';
import {
  type Database,
  findCertifications,
  type HeldRecord,
  insertCredit,
  insertEvidence,
  insertHeld,
  lockTracker,
  readTracker,
  updateHeld,
} from '@careway/database';
import type { Kysely, Transaction } from 'kysely';
import { findCertification } from '../certifications/find-certification.ts';
import { ProblemError } from '../http/problem.ts';
import { recordOf } from './describe-tracker.ts';
import { evidenceTypeOf, evidenceTypes, MAX_TOTAL_BYTES } from './evidence-limits.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const MAX_CERTIFICATIONS = 50;
const MAX_CREDITS = 500;
const MAX_FILES = 50;

/** Adds a certification. Where no issuer of the letters is confirmed, the person is asked which one is meant. */
export async function addHeld(deps: Deps, personId: string, body: HeldCertificationBody): Promise<void> {
  const certification = await findCertification(deps.db, body.code);
  const reading = body.reading ?? null;
  checkReading(certification, reading);
  checkDays(body, deps.now());
  const { earnedOn, renewedOn = null, expiresOn = null } = body;
  const held = { code: certification.code, reading, earnedOn, renewedOn, expiresOn };
  await changeTracker(deps.db, personId, async (trx, tracker) => {
    refuseOver(tracker.held.length, MAX_CERTIFICATIONS, 'certifications');
    await insertHeld(trx, personId, held, deps.now());
  });
}

/** Changes the days of a certification. */
export async function changeHeld(deps: Deps, personId: string, id: string, body: HeldDaysBody): Promise<void> {
  checkDays(body, deps.now());
  const { earnedOn, renewedOn = null, expiresOn = null } = body;
  if (!(await updateHeld(deps.db, personId, id, { earnedOn, renewedOn, expiresOn }))) throw notTracked(id);
}

/** Adds continuing education; its kind is one that the rule of the certification names, or none. */
export async function addCredit(deps: Deps, personId: string, id: string, body: CreditBody): Promise<void> {
  refuseFuture('body.on', body.on, deps.now());
  await changeTracker(deps.db, personId, async (trx, tracker) => {
    const held = findHeld(tracker.held, id);
    const [certification] = await findCertifications(trx, [held.code]);
    const kinds = (recordOf(held, certification)?.credits?.categories ?? []).map((category) => category.id);
    const category = body.category ?? null;
    if (category !== null && !kinds.includes(category)) {
      const allowed =
        kinds.length === 0 ? 'this certification has no kinds; leave it out' : `allowed: ${kinds.join(', ')}`;
      refuse('body.category', `${category} is not a kind of it; ${allowed}`);
    }
    refuseOver(tracker.credits.length, MAX_CREDITS, 'credits');
    await insertCredit(
      trx,
      personId,
      { certificationId: id, title: body.title, on: body.on, amount: body.amount, category },
      deps.now(),
    );
  });
}

/** Keeps an evidence file: PDF, PNG or JPEG by its content. */
export async function addEvidence(
  deps: Deps,
  personId: string,
  id: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const mediaType = evidenceTypeOf(file.bytes);
  if (mediaType === undefined)
    throw new ProblemError(
      'unsupported-media-type',
      `${file.name} is none of ${evidenceTypes.join(', ')} by its content.`,
    );
  await changeTracker(deps.db, personId, async (trx, tracker) => {
    findHeld(tracker.held, id);
    refuseOver(tracker.files.length, MAX_FILES, 'files');
    const used = tracker.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (used + file.bytes.length > MAX_TOTAL_BYTES)
      throw new ProblemError(
        'body-too-large',
        `Your files come to ${used} bytes; with this one they would pass ${MAX_TOTAL_BYTES}. Remove one first.`,
      );
    await insertEvidence(trx, personId, {
      certificationId: id,
      name: file.name,
      mediaType,
      sizeBytes: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      contentBase64: Buffer.from(file.bytes).toString('base64'),
      createdAt: deps.now(),
    });
  });
}

/** A certification of a person that is not there. */
export function notTracked(id: string): ProblemError {
  return new ProblemError('not-found', `There is no certification ${id} of yours.`);
}

function changeTracker(
  db: Kysely<Database>,
  personId: string,
  change: (trx: Transaction<Database>, tracker: Awaited<ReturnType<typeof readTracker>>) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockTracker(trx, personId);
    await change(trx, await readTracker(trx, personId));
  });
}

function findHeld(held: readonly HeldRecord[], id: string): HeldRecord {
  const found = held.find((one) => one.id === id);
  if (found === undefined) throw notTracked(id);
  return found;
}

function checkReading({ abbreviation, name, status, otherReadings }: Certification, reading: string | null): void {
  const readings = [name, ...otherReadings.map((other) => other.name)];
  if (status === 'issuer-not-confirmed' && reading === null)
    refuse('body.reading', `which ${abbreviation} is meant? One of: ${readings.join('; ')}`);
  if (reading !== null && !readings.includes(reading))
    refuse('body.reading', `${reading} is not a known reading of ${abbreviation}; one of: ${readings.join('; ')}`);
}

function checkDays({ earnedOn, renewedOn, expiresOn }: HeldDaysBody, now: Date): void {
  refuseFuture('body.earnedOn', earnedOn, now);
  if (renewedOn != null) {
    refuseFuture('body.renewedOn', renewedOn, now);
    if (renewedOn < earnedOn) refuse('body.renewedOn', `${renewedOn} is before ${earnedOn}, when it was earned`);
  }
  if (expiresOn != null && expiresOn < (renewedOn ?? earnedOn))
    refuse('body.expiresOn', `${expiresOn} is before it was earned or renewed`);
}

/** A day may be tomorrow in UTC and still be today where the person is. */
function refuseFuture(path: string, on: string, now: Date): void {
  const latest = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (on > latest) refuse(path, `${on} is in the future`);
}

function refuseOver(count: number, most: number, what: string): void {
  if (count >= most) throw new ProblemError('conflict', `You have ${most} ${what}, the most that can be kept.`);
}

function refuse(path: string, message: string): never {
  throw new ProblemError('invalid-request', `${path}: ${message}`, [{ path, message }]);
}
