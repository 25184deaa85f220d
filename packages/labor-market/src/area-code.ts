import { LaborMarketError } from './errors.ts';

declare const areaCode: unique symbol;

/**
 * `US` for the nation, two digits for a state (FIPS, with its leading zero), five for a metropolitan area (CBSA), seven for
 * a nonmetropolitan area of OEWS, `NY-` and a number for a labor market region of a state's own release.
 */
export type AreaCode = string & { readonly [areaCode]: true };

export const areaLevels = ['nation', 'state', 'metro', 'nonmetro', 'region'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A place that wages are published for. */
export interface Area {
  readonly code: AreaCode;
  readonly name: string;
  readonly level: AreaLevel;
}

/** FIPS numbers of states, DC and territories run from 01 to 78; CBSA codes from 10000. */
const pattern = /^(?:US|0[1-9]|[1-6]\d|7[0-8]|[1-7]\d{4}|\d{7}|[A-Z]{2}-\d{1,2})$/;

/** Whether `text` has the form of an area code. */
export function isAreaCode(text: string): text is AreaCode {
  return pattern.test(text);
}

/** The code, or a `LaborMarketError` that names it. */
export function parseAreaCode(text: string): AreaCode {
  if (!isAreaCode(text)) {
    throw new LaborMarketError(
      'invalid-code',
      `an area code is US, a state such as 06 or a metro such as 41860, got "${text}"`,
    );
  }
  return text;
}

/** The United States. */
export const nation: Area = { code: parseAreaCode('US'), name: 'United States', level: 'nation' };
