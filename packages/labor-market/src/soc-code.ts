import { LaborMarketError } from './errors.ts';

declare const socCode: unique symbol;

/** A code of the Standard Occupational Classification: major group, hyphen, four digits, such as 43-6013. */
export type SocCode = string & { readonly [socCode]: true };

/** Which classification a code belongs to; `2018-hybrid` is that of OEWS May 2019 and May 2020. */
export const socVersions = ['2010', '2018-hybrid', '2018'] as const;
export type SocVersion = (typeof socVersions)[number];

/** Major groups are the odd numbers from 11 to 55; 00-0000 is OEWS's "All Occupations". */
const pattern = /^(?:00-0000|(?:1[13579]|2[13579]|3[13579]|4[13579]|5[135])-\d{4})$/;

/** Whether `text` has the form of a SOC code. Whether the code exists is a matter of the table and its year. */
export function isSocCode(text: string): text is SocCode {
  return pattern.test(text);
}

/** The code, or a `LaborMarketError` that names it. An O*NET-SOC code (43-6013.00) is not a SOC code. */
export function parseSocCode(text: string): SocCode {
  if (!isSocCode(text)) throw new LaborMarketError('invalid-code', `a SOC code looks like 43-6013, got "${text}"`);
  return text;
}
