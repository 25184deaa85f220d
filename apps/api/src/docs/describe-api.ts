import { type Audience, access } from '../http/access.ts';
import type { Api } from '../http/environment.ts';

const audienceWords: Readonly<Record<Audience, string>> = {
  anyone: 'Anyone, without an account.',
  person: 'Any session, guests included.',
  account: 'An account holder.',
  member: 'A member of the organization.',
  educator: 'An educator or owner of the organization.',
  recruiter: 'A recruiter or owner of the organization.',
  owner: 'An owner of the organization.',
  author: 'An author.',
  administrator: 'An administrator.',
};

/** The OpenAPI 3.1 description; who may call an operation is read from the access table. */
export function describeApi(app: Api, deps: { readonly version: string; readonly publicUrl: string }) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Careway API',
      version: deps.version,
      description:
        'Career platform for patient care coordinators. Errors are problem documents (RFC 9457). Lists page by cursor. Reference answers carry an ETag. Unsafe calls take an Idempotency-Key.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: deps.publicUrl }],
  });
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      const audience = access[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`];
      if (audience !== undefined)
        Object.assign(operation, { description: `For: ${audienceWords[audience]}`, 'x-audience': audience });
    }
  }
  return document;
}
