import type { Pay } from './pay-period.ts';
import { formatHourlyUsd, formatUsd } from './words.ts';

/** A pay as it was understood, or why it was not. */
export type ParsedPay =
  | { readonly kind: 'parsed'; readonly pay: Pay; readonly statement: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Highest bare number that is read as dollars an hour, and lowest that is read as dollars a year. Ours. */
const HIGHEST_BARE_HOURLY = 250;
const LOWEST_BARE_YEARLY = 10_000;

/** Pay outside these limits (dollars a year, dollars an hour) is taken for a slip. Ours. */
const limits = { year: [1_000, 5_000_000], hour: [1, 2_500] } as const;

const otherCurrency = /[€£¥₹]|\b(?:eur|gbp|cad|aud|inr|chf|euros?|pounds?)\b/i;
const otherPeriod =
  /(?:\/|\bper\b|\ba\b|\bevery\b)\s*(?:mo(?:nth)?|wk|week|day|fortnight)\b|\b(?:monthly|weekly|bi-?weekly|daily)\b/i;
const hourly = /(?:\/|\bper\b|\ban\b|\ba\b)\s*(?:h|hr|hrs|hour)\b|\bhourly\b|\d\s*(?:h|hr)$/i;
const yearly = /(?:\/|\bper\b|\ba\b)\s*(?:y|yr|year|annum)\b|\b(?:yearly|annual|annually|p\.?a\.?)(?:\b|$)/i;
const number = /(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s*k(?![a-z]))?/gi;
const spaceGrouping = /(?<=\d) (?=\d{3}(?!\d))/g;
const plainNumber = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/;

/**
 * Reads one pay in US dollars from text a person typed: "52k", "$52,000", "$25/h", "18.53 per hour", "about 42,000ish".
 * Without a unit a number up to 250 is an hourly and from 10,000 on a yearly pay; what lies between is refused, as are
 * ranges, other currencies, other periods and pay that is plainly a slip. The reason says what to type instead.
 */
export function parsePayText(text: string): ParsedPay {
  if (otherCurrency.test(text)) return refuse('only US dollars are compared; give the pay in dollars');
  if (otherPeriod.test(text)) return refuse('give the pay by the hour or by the year');
  const numbers = text.replaceAll(spaceGrouping, ',').match(number) ?? [];
  const [found] = numbers;
  if (found === undefined) return refuse('no number was found; type for example $52,000, 52k or $25/h');
  if (numbers.length > 1) return refuse(`give one amount; found ${numbers.map((each) => each.trim()).join(' and ')}`);
  if (/-\s*\$?\s*\d/.test(text)) return refuse('pay must be above 0');
  const inThousands = /k$/i.test(found);
  const digits = found.replace(/\s*k$/i, '').trim();
  if (!plainNumber.test(digits)) return refuse(`"${digits}" is not a plain amount; type for example $52,000 or $25.50`);
  const amountUsd = Number(digits.replaceAll(',', '')) * (inThousands ? 1_000 : 1);
  const unit = statedUnit(text) ?? (inThousands ? 'year' : guessUnit(amountUsd));
  if (unit === undefined) return refuse(`${digits} could be many things; say whether it is by the hour or by the year`);
  return checkPay({ amountUsd, unit });
}

/** The same limits for an amount that came with its unit. */
export function checkPay(pay: Pay): ParsedPay {
  const [lowest, highest] = limits[pay.unit];
  if (!(pay.amountUsd >= lowest && pay.amountUsd <= highest)) {
    return refuse(
      `${pay.amountUsd} dollars ${pay.unit === 'hour' ? 'an' : 'a'} ${pay.unit} is outside ${lowest} to ${highest}; check the amount and its unit`,
    );
  }
  return { kind: 'parsed', pay, statement: payInWords(pay) };
}

/** "$52,000 a year", "$25.00 an hour". */
export function payInWords(pay: Pay): string {
  return pay.unit === 'hour' ? `${formatHourlyUsd(pay.amountUsd)} an hour` : `${formatUsd(pay.amountUsd)} a year`;
}

function statedUnit(text: string): Pay['unit'] | undefined {
  if (hourly.test(text.trim())) return 'hour';
  return yearly.test(text) ? 'year' : undefined;
}

function guessUnit(amountUsd: number): Pay['unit'] | undefined {
  if (amountUsd <= HIGHEST_BARE_HOURLY) return 'hour';
  return amountUsd >= LOWEST_BARE_YEARLY ? 'year' : undefined;
}

function refuse(reason: string): ParsedPay {
  return { kind: 'refused', reason };
}
