import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { expertPrior, itemFromPrior } from './expert-prior.ts';
import type { Item, Matrix } from './item.ts';
import { provisionalShare } from './provisional-share.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';
import { technicalReport } from './technical-report.ts';
import { updateBank } from './update-bank.ts';

const truth = twoParameterItems(12, makeRng('bank truth'));
const answers = (persons: number, seed: string): Matrix => {
  const rng = makeRng(seed);
  return simulateResponses(
    truth,
    Array.from({ length: persons }, () => standardNormal(rng)),
    rng,
  );
};
const experts = truth.map((item) =>
  expertPrior(
    [0.5, 0.6, 0.7].map((p) => Math.min(0.95, p - (item.model === '4pl' ? item.difficulty : 0) * 0.1)),
    0,
  ),
);
const bank: Item[] = truth.map((item, i) =>
  itemFromPrior({ id: item.id, domain: 'all' }, experts[i] as (typeof experts)[number]),
);
const priors = Object.fromEntries(bank.map((item, i) => [item.id, (experts[i] as (typeof experts)[number]).priors]));
const statuses = (items: readonly Item[]) => [...new Set(items.map(({ status }) => status))];

describe('expertPrior', () => {
  it('puts an item on which a just-qualified person has an even chance at the cut', () => {
    expect(expertPrior([0.5, 0.5, 0.5], 0.4)).toMatchObject({ difficulty: expect.closeTo(0.4, 12), difficultySd: 0.5 });
    expect(expertPrior([0.625], 0, { lowerAsymptote: 0.25 })).toMatchObject({
      difficulty: expect.closeTo(0, 12),
      difficultySd: 0.7,
    });
    expect(expertPrior([0.5, 0.5], 0, { guess: true }).difficultySd).toBe(1);
    expect(expertPrior([0.1, 0.9, 0.5], 0).difficultySd).toBeCloseTo(Math.log(9), 10);
  });

  it('refuses certainty and silence', () => {
    expect(() => expertPrior([1], 0)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(() => expertPrior([], 0)).toThrow(expect.objectContaining({ code: 'empty-input' }));
  });
});

describe('updateBank', () => {
  it('moves statuses as evidence grows: prior, provisional, calibrated for one parameter, calibrated', () => {
    expect(statuses(updateBank(bank, answers(20, 'a'), { version: '2', priors }).bank)).toEqual(['prior']);
    expect(statuses(updateBank(bank, answers(60, 'b'), { version: '2', priors }).bank)).toEqual(['provisional']);
    const some = updateBank(bank, answers(400, 'c'), { version: '2', priors });
    expect(statuses(some.bank)).toContain('calibrated-1pl');
    expect(statuses(some.bank)).not.toContain('calibrated');
    const many = updateBank(bank, answers(3000, 'd'), { version: '2', priors });
    expect(many.bank.filter(({ status }) => status === 'calibrated').length).toBeGreaterThan(8);
    expect(many.changes[0]).toMatchObject({ from: 'prior', reason: expect.stringContaining('3000 answers') });
    expect(many.bank[0]).toMatchObject({ domain: 'all', id: bank[0]?.id });
  });

  it('starts from the experts and ends at the data', () => {
    const few = updateBank(bank, answers(15, 'e'), { version: '2', priors });
    const many = updateBank(bank, answers(3000, 'f'), { version: '2', priors });
    const distance = (items: readonly Item[], to: readonly Item[]) =>
      items.reduce((sum, item, i) => {
        const other = to[i] as Item;
        return item.model === '4pl' && other.model === '4pl' ? sum + Math.abs(item.difficulty - other.difficulty) : sum;
      }, 0);
    expect(distance(few.bank, bank)).toBeLessThan(distance(many.bank, bank));
    expect(distance(many.bank, truth) / 12).toBeLessThan(0.12);
  });

  it('suspends a calibrated item that drifted, one that does not fit, and one it is told to', () => {
    const calibrated = truth.map(
      (item, i): Item =>
        ({
          ...item,
          status: 'calibrated',
          ...(i === 2 && item.model === '4pl' ? { difficulty: item.difficulty - 0.8 } : {}),
        }) as Item,
    );
    const data = answers(2000, 'g');
    // Item 6 is answered right by people in the middle only: no rising curve fits.
    const noise = makeRng('noise');
    const scores = data.scores.map((score, cell) => {
      if (cell % 12 !== 5) return score;
      const row = data.scores.subarray(cell - 5, cell + 7);
      const middle = Math.abs(row.reduce((sum, value) => sum + value, 0) - 6) < 2;
      return noise() < (middle ? 0.95 : 0.1) ? 1 : 0;
    });
    const { changes, bank: updated } = updateBank(
      calibrated,
      { ...data, scores },
      { version: '3', suspend: { [truth[7]?.id ?? '']: 'class C DIF' } },
    );
    const suspended = new Map(
      changes.filter(({ to }) => to === 'suspended').map(({ itemId, reason }) => [itemId, reason]),
    );
    expect(suspended.get(truth[2]?.id ?? '')).toMatch(/drift/);
    expect(suspended.get(truth[7]?.id ?? '')).toBe('class C DIF');
    expect(suspended.get(truth[5]?.id ?? '')).toMatch(/item fit|drift/);
    const again = updateBank(updated, { ...data, scores }, { version: '4' });
    expect(
      again.bank
        .filter(({ status }) => status === 'suspended')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...suspended.keys()].sort());
  });

  it('does not touch the bank it is given, and refuses unknown ids and nameless versions', () => {
    const before = JSON.stringify(bank);
    updateBank(bank, answers(60, 'h'), { version: '2', priors });
    expect(JSON.stringify(bank)).toBe(before);
    expect(() => updateBank(bank, answers(60, 'h'), { version: '' })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
    expect(() => updateBank(bank, answers(60, 'h'), { version: '2', suspend: { nobody: 'x' } })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });

  it('keeps an item as a prior when nobody has answered it', () => {
    const data = answers(60, 'i');
    const scores = data.scores.map((score, cell) => (cell % 12 === 3 ? -1 : score));
    const { bank: updated, warnings } = updateBank(bank, { ...data, scores }, { version: '2', priors });
    expect(updated[3]).toEqual(bank[3]);
    expect(warnings.map(({ code }) => code)).toContain('no-answers');
  });
});

describe('provisionalShare', () => {
  it('is the share of information at the cut from uncalibrated items', () => {
    const twin: Item = { id: 'x', status: 'provisional', model: '4pl', discrimination: 1, difficulty: 0 };
    const items: Item[] = [
      twin,
      { ...twin, id: 'y', status: 'calibrated' },
      { ...twin, id: 'z', status: 'calibrated-1pl' },
    ];
    const responses = items.map(({ id }) => ({ itemId: id, score: 1 }));
    expect(provisionalShare(items, responses, 0.3)).toBeCloseTo(1 / 3, 12);
    expect(provisionalShare(items, [], 0)).toBe(1);
  });
});

describe('technicalReport', () => {
  it('counts the bank, draws its information, names what is missing and is plain JSON', () => {
    const report = technicalReport(truth, { version: '7' });
    expect(report).toMatchObject({
      version: '7',
      items: 12,
      byStatus: { calibrated: 12, prior: 0 },
      byModel: { '4pl': 12 },
    });
    expect(report.informationCurve).toHaveLength(17);
    expect(report.missing).toContain('reliability');
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
