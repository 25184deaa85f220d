import { Buffer } from 'node:buffer';

type Schema = Readonly<Record<string, unknown>>;
interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** What of an OpenAPI document says how to call it. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The least query and body that an operation takes by its description. */
export function sampleRequest(description: ApiDescription, method: string, pattern: string) {
  const operation = description.paths[pattern.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const query = new URLSearchParams(
    (operation?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && parameter.required === true)
      .map(({ name, schema }) => [name, String(sample(description, schema))]),
  ).toString();
  const [type, content] = Object.entries(operation?.requestBody?.content ?? {})[0] ?? [];
  const search = query === '' ? '' : `?${query}`;
  if (type === undefined) return { search, init: { method } };
  if (!type.includes('json')) {
    const bytes = Buffer.from('Name,Email\nAda,ada@example.org\n');
    return {
      search,
      init: { method, bytes, headers: { 'content-type': type, 'content-length': String(bytes.length) } },
    };
  }
  return { search, init: { method, body: sample(description, content?.schema ?? {}) } };
}

const byFormat: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00.000Z',
  uri: 'https://example.org/',
  email: 'ada@example.org',
};

/** The least value of a JSON schema. */
function sample(description: ApiDescription, schema: Schema): unknown {
  const {
    $ref,
    allOf,
    anyOf,
    oneOf,
    enum: choices,
    type,
    format,
  } = schema as {
    $ref?: string;
    allOf?: Schema[];
    anyOf?: Schema[];
    oneOf?: Schema[];
    enum?: unknown[];
    type?: string | string[];
    format?: string;
  };
  if ($ref !== undefined)
    return sample(description, description.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if ('const' in schema) return schema.const;
  if (choices !== undefined) return choices[0];
  const [variant] = anyOf ?? oneOf ?? [];
  if (variant !== undefined) return sample(description, variant);
  if (allOf !== undefined) return Object.assign({}, ...allOf.map((part) => sample(description, part)));
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return byFormat[format ?? ''] ?? 'sample text'.padEnd(Number(schema.minLength ?? 0), '.');
    case 'integer':
    case 'number':
      return schema.minimum ?? Number(schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () =>
        sample(description, (schema.items ?? {}) as Schema),
      );
    default: {
      const properties = (schema.properties ?? {}) as Record<string, Schema>;
      const required = (schema.required ?? []) as string[];
      return Object.fromEntries(required.map((name) => [name, sample(description, properties[name] ?? {})]));
    }
  }
}
