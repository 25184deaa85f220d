import pg from 'pg';

const DATE = 1082;

/**
 * How PostgreSQL's values arrive in JavaScript, in this one place: a `date` stays the text YYYY-MM-DD (pg's default makes
 * it a local midnight); int8 and numeric stay text (counts are cast to int in SQL); the rest is pg's default.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};
