import { CertificationsError } from './errors.ts';

/** Checks an untyped value found at `path` and returns it typed; throws `CertificationsError` naming the path. */
export type Read<T> = (value: unknown, path: string) => T;

/** A field that may be absent from its record. */
export interface OptionalField<T> {
  readonly optional: Read<T>;
}

/** One reader for each field of `T`; optional fields are read with `optional`. */
export type RecordShape<T> = { readonly [K in keyof T]-?: Read<T[K]> | OptionalField<T[K]> };

/** A non-empty text without surrounding blanks. */
export const text: Read<string> = (value, path) => {
  if (typeof value === 'string' && value.length > 0 && value === value.trim()) return value;
  return refuse(path, 'a non-empty text without surrounding blanks', value);
};

/** A finite number. */
export const number: Read<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(path, 'a number', value);

/** A whole number above 0. */
export const positiveInteger: Read<number> = (value, path) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0
    ? value
    : refuse(path, 'a whole number above 0', value);

/** true or false. */
export const boolean: Read<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'true or false', value);

/** A day as `YYYY-MM-DD`. */
export const day: Read<string> = (value, path) =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
    ? value
    : refuse(path, 'a day as YYYY-MM-DD', value);

/** A text in lower case, digits and hyphens, as used in addresses. */
export const slug: Read<string> = (value, path) =>
  typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
    ? value
    : refuse(path, 'a lower-case slug such as "patient-care-coordinator"', value);

/** An http or https address. */
export const webAddress: Read<string> = (value, path) =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value)
    ? value
    : refuse(path, 'an http or https address', value);

/** One of a closed set. */
export function oneOf<const T extends string>(allowed: readonly T[]): Read<T> {
  return (value, path) =>
    allowed.find((option) => option === value) ?? refuse(path, `one of ${allowed.join(', ')}`, value);
}

/** A list of at least `atLeast` items. */
export function listOf<T>(item: Read<T>, atLeast = 0): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < atLeast) return refuse(path, `a list of at least ${atLeast}`, value);
    return value.map((entry, index) => item(entry, `${path}[${index}]`));
  };
}

/** `item`, or null. */
export function nullable<T>(item: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : item(value, path));
}

/** Marks a field that may be left out. */
export function optional<T>(item: Read<T>): OptionalField<T> {
  return { optional: item };
}

/** An object with exactly the fields of `shape`: a missing or an unknown field is refused by name. */
export function record<T extends object>(shape: RecordShape<T>): Read<T> {
  const fields = Object.entries<Read<unknown> | OptionalField<unknown>>(shape);
  return (value, path) => {
    const source = asObject(value, path);
    const unknown = Object.keys(source).find((key) => !Object.hasOwn(shape, key));
    if (unknown !== undefined)
      throw new CertificationsError('invalid-record', `${path} has an unknown field "${unknown}"`);
    const result: Record<string, unknown> = {};
    for (const [key, field] of fields) {
      const at = `${path}.${key}`;
      if (typeof field === 'function') result[key] = field(source[key], at);
      else if (source[key] !== undefined) result[key] = field.optional(source[key], at);
    }
    return result as T;
  };
}

/** An object of any fields; throws for anything else. */
export function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse(path, 'an object', value);
}

/** Throws: what stands at `path` is not what was expected. */
export function refuse(path: string, expected: string, value: unknown): never {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  throw new CertificationsError('invalid-record', `${path} must be ${expected}, got ${shown}`);
}
