import type { CredentialCheck } from '@careway/contract';
import type { CredentialRecord } from '@careway/database';
import { type JsonObject, textOf, toList } from './json-object.ts';

type Finding = Pick<CredentialCheck, 'outcome' | 'detail'>;

const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** Whether a credential was revoked. Of ours it is known; a list of somebody else would have to be fetched. */
export function checkStatus(credential: JsonObject, isOurs: boolean, record: CredentialRecord | undefined): Finding {
  if (record !== undefined) return describeRecord(record);
  if (isOurs) return { outcome: 'cannot-tell', detail: 'It was signed here, but this Careway has no record of it.' };
  const [entry] = toList(credential.credentialStatus);
  if (entry === undefined) {
    return { outcome: 'not-stated', detail: 'It names no place where a revocation would be told.' };
  }
  const place = textOf(entry, 'statusListCredential') ?? textOf(entry, 'id') ?? 'a list elsewhere';
  return { outcome: 'cannot-tell', detail: `The list is at ${place}, and nothing is fetched here.` };
}

function describeRecord({ revokedAt, revocationReason }: CredentialRecord): Finding {
  if (revokedAt === null) return { outcome: 'passed', detail: 'It has not been revoked.' };
  return { outcome: 'failed', detail: `Revoked on ${dayFormat.format(revokedAt)}: ${revocationReason}` };
}
