import { describe, expect, it } from 'vitest';
import { readinessDomains } from '../../src/item.ts';
import { readBank } from './read-bank.ts';

const items = readBank().flatMap((file) => file.items);

/**
 * The rows of the two fact sheets that the bank was written from: letters and last number. An item may draw on both
 * sheets. `CT` stands in both, for care transitions and for contracts: it is the one of the item's own sheet.
 */
const READINESS_ROWS = { AC: 29, RP: 63, CT: 24, CM: 27, IN: 50, TC: 28, HT: 28, TW: 16, QS: 30, CR: 17 };
const MANAGEMENT_ROWS = { RV: 19, RK: 27, HR: 25, FI: 20, CT: 20, BM: 20, TD: 20, CP: 20, ED: 23 };

const REASONING = /professional reasoning[^:;]*: \S/i;

describe('the sources of the bank', () => {
  it('name rows that the fact sheets have', () => {
    for (const { id, domain, citations } of items) {
      const rows = (readinessDomains as readonly string[]).includes(domain)
        ? { ...MANAGEMENT_ROWS, ...READINESS_ROWS }
        : { ...READINESS_ROWS, ...MANAGEMENT_ROWS };
      for (const { fact } of citations) {
        if (fact === undefined) continue;
        const [letters = '', number = ''] = fact.split('-');
        const last = (rows as Readonly<Record<string, number>>)[letters] ?? 0;
        expect(/^[A-Z]{2}-\d{2}$/.test(fact) && Number(number) >= 1 && Number(number) <= last, `${id}: ${fact}`).toBe(
          true,
        );
      }
    }
  });

  it('stand under every item that claims a checked ground', () => {
    const verified = items.filter((item) => item.ground === 'verified');
    expect(verified.filter((item) => item.citations.every(({ fact }) => fact === undefined))).toEqual([]);
    const secondary = items.filter((item) => item.ground === 'secondary');
    expect(secondary.filter((item) => item.citations.every(({ source }) => /^professional/i.test(source)))).toEqual([]);
  });

  it('state the reasoning, and ask for a sign-off, where reasoning is the ground', () => {
    const reasoned = items.filter((item) => item.ground === 'professional-reasoning');
    const unstated = reasoned.filter((item) => !item.citations.some(({ source }) => REASONING.test(source)));
    expect(unstated.map((item) => item.id)).toEqual([]);
    expect(reasoned.filter((item) => item.signOff === 'none').map((item) => item.id)).toEqual([]);
  });

  it('come with a rationale of its own for every option', () => {
    const repeated = items.filter(
      ({ options }) => new Set(options.map((option) => option.rationale)).size < options.length,
    );
    expect(repeated.map((item) => item.id)).toEqual([]);
    const bare = items.filter((item) => item.options.some((option) => option.rationale.split(/\s+/).length < 3));
    expect(bare.map((item) => item.id)).toEqual([]);
  });
});
