import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/blueprint.ts';
import { drawForm } from '../../src/draw-form.ts';
import { type Item, readinessDomains } from '../../src/item.ts';
import { readBank } from './read-bank.ts';

const bank = readBank();
const items = bank.flatMap((file) => file.items);
const blueprints = JSON.parse(
  readFileSync(new URL('../../data/blueprints.json', import.meta.url), 'utf8'),
) as readonly Blueprint[];

const LEAST_LIVE = 500;
const LEAST_LIVE_READINESS = 35;
const LEAST_LIVE_CMM = 15;

/** A person who comes back must be able to meet other questions: so many forms without a common item. */
const LEAST_SEPARATE_FORMS = 5;
/** A mock exam is longer and sat less often. */
const LEAST_SEPARATE_MOCKS = 3;

const shareOf = (own: readonly Item[], wanted: (item: Item) => boolean): number =>
  own.filter(wanted).length / own.length;
const isLive = (item: Item): boolean => item.status === 'live';

describe('the live part of the bank', () => {
  it(`has ${LEAST_LIVE} items or more`, () => {
    expect(items.filter(isLive).length).toBeGreaterThanOrEqual(LEAST_LIVE);
  });

  it.each(bank.map((file) => [file.domain, file.items] as const))('covers %s', (domain, own) => {
    const isReadiness = (readinessDomains as readonly string[]).includes(domain);
    const least = isReadiness ? LEAST_LIVE_READINESS : LEAST_LIVE_CMM;
    expect(own.filter(isLive).length).toBeGreaterThanOrEqual(least);
  });
});

describe('the mix of kinds', () => {
  it('is a fifth judgement items, give or take a twentieth, and about a tenth choose-all', () => {
    expect(shareOf(items, (item) => item.kind === 'judgement')).toBeGreaterThan(0.15);
    expect(shareOf(items, (item) => item.kind === 'judgement')).toBeLessThan(0.25);
    expect(shareOf(items, (item) => item.kind === 'multiple')).toBeGreaterThan(0.05);
    expect(shareOf(items, (item) => item.kind === 'multiple')).toBeLessThan(0.15);
  });

  it('holds judgement items in every domain and an exhibit in a tenth of the bank or more', () => {
    for (const { domain, items: own } of bank) {
      expect(
        shareOf(own, (item) => item.kind === 'judgement'),
        domain,
      ).toBeGreaterThanOrEqual(0.15);
    }
    expect(shareOf(items, (item) => item.exhibit !== undefined)).toBeGreaterThanOrEqual(0.1);
  });

  it('expects a just-qualified person to be right in 35 to 90 of 100', () => {
    const outside = items.filter(
      ({ difficulty: { justQualifiedShare } }) => justQualifiedShare < 0.35 || justQualifiedShare > 0.9,
    );
    expect(outside.map((item) => item.id)).toEqual([]);
  });
});

describe('every blueprint', () => {
  it.each(blueprints.map((blueprint) => [blueprint.slug, blueprint] as const))('is covered: %s', (_, blueprint) => {
    const forms = blueprint.mode === 'mock' ? LEAST_SEPARATE_MOCKS : LEAST_SEPARATE_FORMS;
    for (const { domain, questions } of blueprint.domains) {
      const live = items.filter((item) => isLive(item) && item.domain === domain);
      expect(live.length, domain).toBeGreaterThanOrEqual(questions * forms);
    }
    for (let seed = 1; seed <= 20; seed += 1) {
      const form = drawForm(items, blueprint, `coverage-${seed}`);
      expect(form).toHaveLength(blueprint.domains.reduce((sum, { questions }) => sum + questions, 0));
    }
  });

  it('gives time by how long the questions are: 19 of 20 have at most 125 words', () => {
    const long = items.filter((item) => wordsOf(item) > 125);
    expect(long.length / items.length).toBeLessThanOrEqual(0.05);
  });
});

function wordsOf({ stem, options, exhibit }: Item): number {
  const seen = [stem, ...options.map(({ text }) => text), ...(exhibit?.lines ?? []), ...(exhibit?.table ?? []).flat()];
  return seen.join(' ').split(/\s+/).length;
}
