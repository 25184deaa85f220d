import { type Pay, toAnnualUsd } from '../pay-period.ts';
import { type ParsedPay, parsePayText } from '../pay-text.ts';

/** What a number without a unit is: dollars a year, dollars an hour, or to be told by its size. */
export type PayBasis = 'year' | 'hour' | 'guess';

/** A pay of a person's row as yearly dollars, with the unit it was read in, or why it was not understood. */
export type MessyPay =
  | { readonly kind: 'parsed'; readonly annualUsd: number; readonly unit: Pay['unit']; readonly isRange: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/** Where a text goes on about something else than base pay. */
const beyondBase =
  /(?:\s*[;(]|\s\+|\+\s|\bplus\b|\bnot including\b|\bexcluding\b|\bbefore\b|\bwith\b|\bw\/|\band\b.*\bbonus|\bbut\b).*$/i;
const amount = String.raw`(?:us\s*)?\$?\s*\d[\d,.]*\s*k?\s*\$?`;
const range = new RegExp(String.raw`^\D{0,12}(${amount})\s*(?:-|–|—|\bto\b)\s*(${amount})(.*)$`, 'i');
const either = /^(.*\d.*?)\s*(?:\bor\b|=|\/(?=\s*\$?\d))\s*(.*\d.*)$/i;
const statesUnit = /[/]|\bper\b|\ban?\b|hour|hr|year|yr|annum|annual/i;

/** How far a stated hourly and a stated yearly pay of one row may be apart and still be one pay. */
const AGREEMENT = 0.15;
/** Below this a yearly amount without a unit is hourly or in thousands: nobody can tell. */
const LOWEST_YEARLY = 1_000;

/**
 * Reads the pay of a row as people write it: "$52k", "18.53/hr", "42,000ish", "$18.53/hr or $35,600/yr" (one pay twice),
 * "50-60k" (its middle), "73 000$", "60,000 + bonus" (the base). Other currencies are refused, and so is whatever could be
 * two different things; the reason says what.
 */
export function parseMessyPay(text: string, basis: PayBasis): MessyPay {
  const base = text
    .trim()
    .replace(/^[~≈]/, '')
    .replace(beyondBase, '')
    .replace(/(\d),\s+(?=\d{3}\b)/g, '$1,')
    .trim();
  if (base === '') return { kind: 'refused', reason: text.trim() === '' ? 'is empty' : 'has no amount' };
  const [, low, high, rest = ''] = range.exec(base) ?? [];
  if (low !== undefined && high !== undefined) return middleOf(low, high, rest, basis);
  const [, first, second] = either.exec(base) ?? [];
  if (first !== undefined && second !== undefined) return sameTwice(first, second, basis);
  return single(base, basis);
}

function middleOf(low: string, high: string, rest: string, basis: PayBasis): MessyPay {
  const inThousands = /k/i.test(high) && !/k/i.test(low) ? 'k' : '';
  const [from, to] = [single(`${low.trim()}${inThousands}${rest}`, basis), single(`${high}${rest}`, basis)];
  if (from.kind === 'refused') return from;
  if (to.kind === 'refused') return to;
  if (from.annualUsd > to.annualUsd) return { kind: 'refused', reason: 'is a range that falls' };
  return { kind: 'parsed', annualUsd: (from.annualUsd + to.annualUsd) / 2, unit: to.unit, isRange: true };
}

function sameTwice(first: string, second: string, basis: PayBasis): MessyPay {
  const [one, other] = [single(first, basis), single(second, basis)];
  if (one.kind === 'refused') return one;
  if (other.kind === 'refused') return other;
  if (Math.abs(one.annualUsd - other.annualUsd) > AGREEMENT * Math.max(one.annualUsd, other.annualUsd)) {
    return { kind: 'refused', reason: 'states two different pays' };
  }
  return /year|yr|annum/i.test(first) ? one : other;
}

function single(text: string, basis: PayBasis): MessyPay {
  const isBare = !statesUnit.test(text.replace(/\ba(?:bout|pprox)\w*/gi, ''));
  const plain = Number(text.replace(/[$,\s]|ish/gi, ''));
  if (isBare && Number.isFinite(plain)) {
    if (plain === 0) return { kind: 'refused', reason: 'is zero' };
    if (basis === 'year' && plain < LOWEST_YEARLY) {
      return { kind: 'refused', reason: 'could be by the hour or in thousands' };
    }
  }
  const unit =
    isBare && basis !== 'guess' && !/k\s*\$?$/i.test(text.trim()) ? (basis === 'hour' ? ' per hour' : ' per year') : '';
  const parsed: ParsedPay = parsePayText(`${text.replace(/(\d)\s*\$$/, '$1')}${unit}`);
  if (parsed.kind === 'refused') return parsed;
  const { pay } = parsed;
  return {
    kind: 'parsed',
    annualUsd: pay.unit === 'hour' ? toAnnualUsd(pay.amountUsd) : pay.amountUsd,
    unit: pay.unit,
    isRange: false,
  };
}
