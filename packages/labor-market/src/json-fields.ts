import { DataFileError } from './errors.ts';

/** Reads the fields of one JSON object of a data file; a field that is not what it must be throws a `DataFileError`. */
export interface JsonFields {
  readonly where: string;
  text(name: string): string;
  optionalText(name: string): string | undefined;
  number(name: string): number;
  integer(name: string): number;
  optionalInteger(name: string): number | undefined;
  flag(name: string): boolean;
  oneOf<const T extends string>(name: string, allowed: readonly T[]): T;
  object(name: string): JsonFields;
  list<T>(name: string, read: (fields: JsonFields) => T): readonly T[];
  texts(name: string): readonly string[];
  fail(message: string): never;
}

/** A data file that is a JSON list of objects. */
export function readJsonList<T>(file: string, text: string, read: (fields: JsonFields) => T): readonly T[] {
  return readList(file, '', parseJson(file, text), read);
}

/** A data file that is one JSON object. */
export function readJsonObject<T>(file: string, text: string, read: (fields: JsonFields) => T): T {
  return read(fieldsOf(file, '', parseJson(file, text)));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataFileError(file, 'whole file', `not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function readList<T>(file: string, where: string, value: unknown, read: (fields: JsonFields) => T): readonly T[] {
  if (!Array.isArray(value)) throw new DataFileError(file, where === '' ? 'whole file' : where, 'must be a list');
  return value.map((element: unknown, index) => read(fieldsOf(file, `${where}[${index}]`, element)));
}

function fieldsOf(file: string, where: string, value: unknown): JsonFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DataFileError(file, where === '' ? 'whole file' : where, 'must be an object');
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const at = (name: string) => (where === '' ? name : `${where}.${name}`);
  const fail = (name: string, expected: string): never => {
    throw new DataFileError(file, at(name), `must be ${expected}, got ${JSON.stringify(fields.get(name))}`);
  };
  const text = (name: string): string => {
    const found = fields.get(name);
    return typeof found === 'string' && found.trim() !== '' ? found : fail(name, 'a text');
  };
  const number = (name: string): number => {
    const found = fields.get(name);
    return typeof found === 'number' && Number.isFinite(found) ? found : fail(name, 'a finite number');
  };
  const integer = (name: string): number => {
    const found = number(name);
    return Number.isSafeInteger(found) ? found : fail(name, 'a whole number');
  };
  return {
    where,
    text,
    number,
    integer,
    optionalText: (name) => (fields.has(name) ? text(name) : undefined),
    optionalInteger: (name) => (fields.has(name) ? integer(name) : undefined),
    flag: (name) => {
      const found = fields.get(name) ?? false;
      return typeof found === 'boolean' ? found : fail(name, 'true or false');
    },
    oneOf: (name, allowed) => {
      const found = text(name);
      return allowed.find((candidate) => candidate === found) ?? fail(name, `one of ${allowed.join(', ')}`);
    },
    object: (name) => fieldsOf(file, at(name), fields.get(name)),
    list: (name, read) => (fields.has(name) ? readList(file, at(name), fields.get(name), read) : []),
    texts: (name) => {
      const found = fields.get(name) ?? [];
      if (!Array.isArray(found)) return fail(name, 'a list of texts');
      return found.map((element: unknown) =>
        typeof element === 'string' && element !== '' ? element : fail(name, 'a list of texts'),
      );
    },
    fail: (message) => {
      throw new DataFileError(file, where === '' ? 'whole file' : where, message);
    },
  };
}
