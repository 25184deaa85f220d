import { type Database, findStatusList, STATUS_LIST_LENGTH } from '@careway/database';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { fromListId, statusListUrl } from './credential-address.ts';
import { issuerIdentity } from './issuer-identity.ts';
import type { ReadIssuerKeys } from './issuer-keys.ts';
import { signDocument } from './sign-credential.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly issuerKeys: ReadIssuerKeys;
  readonly publicUrl: string;
  readonly now: () => Date;
}

/** A signed Bitstring Status List of revocations, as it stands now. */
export async function signStatusList(deps: Deps, listId: string): Promise<Record<string, unknown>> {
  const named = fromListId(listId);
  const found = named === undefined ? undefined : await findStatusList(deps.db, named.organizationId, named.list);
  if (found === undefined) throw new ProblemError('not-found', 'There is no status list at this address.');
  const list = await createList({ length: STATUS_LIST_LENGTH });
  for (const index of found.revoked) list.setStatus(index, true);
  const id = statusListUrl(deps.publicUrl, listId);
  const credential = await createCredential({ id, list, statusPurpose: 'revocation' });
  const keys = deps.issuerKeys();
  const identity = issuerIdentity(deps.publicUrl, keys);
  const now = deps.now();
  return signDocument({ identity, keys }, { ...credential, issuer: identity.id, validFrom: now.toISOString() }, now);
}
