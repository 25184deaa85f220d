const UUID_BYTES = 16;
const INDEX_BYTES = 4;

/** The part of a credential's public address that names it: its organisation's and its own id. Cannot be guessed. */
export function toPublicId(organizationId: string, credentialId: string): string {
  return Buffer.concat([toBytes(organizationId), toBytes(credentialId)]).toString('base64url');
}

/** What a public id names; `undefined` for any other text. */
export function fromPublicId(
  publicId: string,
): { readonly organizationId: string; readonly credentialId: string } | undefined {
  const bytes = fromText(publicId, 2 * UUID_BYTES);
  if (bytes === undefined) return undefined;
  return { organizationId: toUuid(bytes), credentialId: toUuid(bytes.subarray(UUID_BYTES)) };
}

/** The part of a status list's address that names it. */
export function toListId(organizationId: string, list: number): string {
  const number = Buffer.alloc(INDEX_BYTES);
  number.writeUInt32BE(list);
  return Buffer.concat([toBytes(organizationId), number]).toString('base64url');
}

/** What a list id names; `undefined` for any other text. */
export function fromListId(listId: string): { readonly organizationId: string; readonly list: number } | undefined {
  const bytes = fromText(listId, UUID_BYTES + INDEX_BYTES);
  return bytes === undefined ? undefined : { organizationId: toUuid(bytes), list: bytes.readUInt32BE(UUID_BYTES) };
}

/** The identifier of a credential, which is where its files are read; a browser is led on to the page. */
export function credentialUrl(publicUrl: string, publicId: string): string {
  return `${publicUrl}/api/v1/credentials/${publicId}`;
}

/** The public page of a credential. */
export function credentialPageUrl(publicUrl: string, publicId: string): string {
  return `${publicUrl}/credentials/${publicId}`;
}

/** Where a status list is read. */
export function statusListUrl(publicUrl: string, listId: string): string {
  return `${publicUrl}/api/v1/credentials/status/${listId}`;
}

/** One spelling only: text that decodes to the same bytes but is written otherwise names nothing. */
function fromText(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : undefined;
}

function toBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function toUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, UUID_BYTES)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
