import { type Fact, readFact } from './fact.ts';
import { listOf, oneOf, positiveInteger, type Read, record, slug, text } from './record.ts';

/** Continuing education that a renewal asks for in one cycle, with the fact it was read from. */
export interface CreditRule {
  readonly need: number;
  readonly unit: 'credits' | 'hours';
  /** Length of the cycle. Years. */
  readonly years: number;
  /** Kinds of which a number is asked for; the rest may be of any kind. */
  readonly categories: readonly CreditCategory[];
  readonly fact: Fact;
}

/** A kind of continuing education of which at least so much is asked for. */
export interface CreditCategory {
  readonly id: string;
  readonly label: string;
  readonly atLeast: number;
}

const readCategory: Read<CreditCategory> = record<CreditCategory>({ id: slug, label: text, atLeast: positiveInteger });

/** Reads a rule. */
export const readCreditRule: Read<CreditRule> = record<CreditRule>({
  need: positiveInteger,
  unit: oneOf(['credits', 'hours']),
  years: positiveInteger,
  categories: listOf(readCategory),
  fact: readFact,
});
