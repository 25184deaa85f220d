import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bakePng } from '@careway/certifications';
import type { CredentialRecord } from '@careway/database';
import { ProblemError } from '../http/problem.ts';

export const credentialFormats = ['json', 'jwt', 'png'] as const;
export type CredentialFormat = (typeof credentialFormats)[number];

/** Media types by which a client asks for a form, the answer's own first. */
const mediaTypes: Readonly<Record<CredentialFormat, readonly [string, ...string[]]>> = {
  json: ['application/vc', 'application/ld+json', 'application/vc+ld+json', 'application/json', 'application/*', '*/*'],
  jwt: ['application/vc+jwt', 'application/jwt'],
  png: ['image/png', 'image/*'],
};

/** What a client wants by its Accept header: a form of the credential, or the page for a browser. */
export function negotiate(accept: string | undefined): CredentialFormat | 'page' {
  for (const type of preferences(accept ?? '*/*')) {
    if (type === 'text/html' || type === 'application/xhtml+xml') return 'page';
    const format = credentialFormats.find((candidate) => mediaTypes[candidate].includes(type));
    if (format !== undefined) return format;
  }
  const offered = [...credentialFormats.map((format) => mediaTypes[format][0]), 'text/html'].join(', ');
  throw new ProblemError('invalid-request', `header.accept: the credential comes as ${offered}`, [
    { path: 'header.accept', message: `allowed: ${offered}` },
  ]);
}

/** A credential as a file: its media type, the end of its name and its content. */
export function serveCredential(
  record: CredentialRecord,
  format: CredentialFormat,
): { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> } {
  const [type] = mediaTypes[format];
  if (format === 'png') return { type, body: new Uint8Array(bakePng(badgePicture, record.document)) };
  return { type, body: format === 'json' ? record.document : record.jwt };
}

/** The badge before a credential is baked into it. */
export const badgePicture: Uint8Array<ArrayBuffer> = new Uint8Array(
  readFileSync(fileURLToPath(import.meta.resolve('@careway/certifications/data/readiness-badge.png'))),
);

/** The media types of an Accept header by their weight, highest first. */
function preferences(accept: string): readonly string[] {
  return accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ type }) => type);
}
