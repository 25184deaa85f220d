import Papa from 'papaparse';
import { PathwaysError } from './errors.ts';
import { isOnetSocCode } from './onet-soc-code.ts';

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

const columns = ['code', 'kind', 'name', 'importance', 'collected'] as const;

/**
 * Reads `onet-ratings.csv`: a header and one rating a line. Throws `PathwaysError` naming file, line and field; one name is
 * rated once for a code and kind.
 */
export function parseOnetRatings(csv: string, fileName = 'onet-ratings.csv'): readonly OnetRating[] {
  const [header, ...lines] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
  if (header?.join() !== columns.join()) refuse(`${fileName} line 1`, columns.join(), header?.join() ?? 'nothing');
  const seen = new Set<string>();
  return lines.map((fields, index) => {
    const at = `${fileName} line ${index + 2}`;
    const rating = parseLine(fields, at);
    const key = `${rating.code} ${rating.kind} ${rating.name}`;
    if (seen.has(key)) refuse(at, 'a rating that is not there yet', key);
    seen.add(key);
    return rating;
  });
}

function parseLine(fields: readonly string[], at: string): OnetRating {
  if (fields.length !== columns.length) refuse(at, `${columns.length} fields`, fields.join());
  const [code = '', kindText = '', name = '', importanceText = '', collected = ''] = fields;
  const kind = ratingKinds.find((option) => option === kindText);
  const importance = importanceText === '' ? Number.NaN : Number(importanceText);
  if (!isOnetSocCode(code)) refuse(`${at}, code`, 'an O*NET-SOC code', code);
  if (kind === undefined) return refuse(`${at}, kind`, `one of ${ratingKinds.join(', ')}`, kindText);
  if (name === '') refuse(`${at}, name`, 'a name', name);
  if (!(importance >= 1 && importance <= 5)) refuse(`${at}, importance`, 'a number from 1 to 5', importanceText);
  if (!/^(0[1-9]|1[0-2])\/\d{4}$/.test(collected)) refuse(`${at}, collected`, 'a month as MM/YYYY', collected);
  return { code, kind, name, importance, collected };
}

function refuse(at: string, expected: string, got: string): never {
  throw new PathwaysError('invalid-record', `${at} must be ${expected}, got "${got}"`);
}
