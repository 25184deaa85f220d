import { PathwaysError } from './errors.ts';

/** What is rated: a skill, or a style of working. */
export const ratingKinds = ['skill', 'work-style'] as const;
export type RatingKind = (typeof ratingKinds)[number];

/** O*NET importance of one skill or work style in one occupation. */
export interface OnetRating {
  /** O*NET-SOC 2019 code, such as 29-2099.08. */
  readonly code: string;
  readonly kind: RatingKind;
  readonly name: string;
  /** 1 (not important) to 5 (extremely important). */
  readonly importance: number;
  /** Month and year of the rating, MM/YYYY. */
  readonly collected: string;
}

/** What the licence of the O*NET database (CC BY 4.0) asks to be shown wherever its ratings are. */
export const ONET_ATTRIBUTION =
  'This product includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. Careway selected and rearranged it.';

const HEADER = 'code,kind,name,importance,collected';

/**
 * Reads `onet-ratings.csv`: a header and one rating a line; names carry no commas. Throws `PathwaysError` naming file,
 * line and field; one name is rated once for a code and kind.
 */
export function parseOnetRatings(csv: string, fileName = 'onet-ratings.csv'): readonly OnetRating[] {
  const [header, ...lines] = csv.trimEnd().split('\n');
  if (header !== HEADER)
    throw new PathwaysError('invalid-record', `${fileName} line 1 must be ${HEADER}, got ${header}`);
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const rating = parseLine(line, `${fileName} line ${index + 2}`);
    const key = `${rating.code} ${rating.kind} ${rating.name}`;
    if (seen.has(key)) throw new PathwaysError('invalid-record', `${fileName} line ${index + 2} repeats ${key}`);
    seen.add(key);
    return rating;
  });
}

function parseLine(line: string, at: string): OnetRating {
  const [code = '', kind = '', name = '', importance = '', collected = '', ...rest] = line.split(',');
  const refuse = (field: string, expected: string): never => {
    throw new PathwaysError('invalid-record', `${at}: ${field} must be ${expected}, got "${line}"`);
  };
  if (rest.length > 0) refuse('line', 'five fields');
  if (!/^\d{2}-\d{4}\.\d{2}$/.test(code)) refuse('code', 'an O*NET-SOC code');
  if (name === '') refuse('name', 'a name');
  const amount = importance === '' ? Number.NaN : Number(importance);
  if (!(amount >= 1 && amount <= 5)) refuse('importance', 'a number from 1 to 5');
  if (!/^(0[1-9]|1[0-2])\/\d{4}$/.test(collected)) refuse('collected', 'a month as MM/YYYY');
  const known = ratingKinds.find((option) => option === kind) ?? refuse('kind', `one of ${ratingKinds.join(', ')}`);
  return { code, kind: known, name, importance: amount, collected };
}
