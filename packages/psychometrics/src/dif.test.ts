import { describe, expect, it } from 'vitest';
import { orderedItems, twoParameterItems } from '../test/simulated-items.ts';
import { calibrate } from './calibrate.ts';
import { difIrt } from './dif-irt.ts';
import { difLogistic } from './dif-logistic.ts';
import { difMantelHaenszel } from './dif-mantel-haenszel.ts';
import { abilityStrata, adjustedPValues } from './dif-matching.ts';
import { difPolytomous } from './dif-polytomous.ts';
import type { Item, Matrix } from './item.ts';
import { rescale } from './rescale.ts';
import { makeRng, standardNormal } from './rng.ts';
import { simulateResponses } from './simulate-responses.ts';

/** Admissions to Berkeley by department (Bickel, Hammel & O'Connell 1975; R's UCBAdmissions): men in, out; women in, out. */
const admissions = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
] as const;

/** One column of answers, groups and matching values from 2 x 2 tables (reference right, wrong; focal right, wrong). */
function fromTables(tables: readonly (readonly number[])[]): { data: Matrix; group: number[]; matching: number[] } {
  const scores: number[] = [];
  const group: number[] = [];
  const matching: number[] = [];
  tables.forEach((cells, k) => {
    cells.forEach((count, cell) => {
      for (let n = 0; n < count; n++) {
        scores.push(cell % 2 === 0 ? 1 : 0);
        group.push(cell < 2 ? 0 : 1);
        matching.push(k);
      }
    });
  });
  return { data: { persons: scores.length, items: 1, scores: Int8Array.from(scores) }, group, matching };
}

/** Two groups of equal ability answering items of which `shift` moves one for the focal group. */
function twoGroups(items: readonly Item[], focalItems: readonly Item[], each: number, seed: string) {
  const rng = makeRng(seed);
  const thetas = Array.from({ length: 2 * each }, () => standardNormal(rng));
  const reference = simulateResponses(items, thetas.slice(0, each), rng);
  const focal = simulateResponses(focalItems, thetas.slice(each), rng);
  const scores = Int8Array.from([...reference.scores, ...focal.scores]);
  const group = thetas.map((_, j) => (j < each ? 0 : 1));
  return { data: { persons: 2 * each, items: items.length, scores }, group };
}

const harder = (items: readonly Item[], place: number, shift: number): Item[] =>
  items.map((item, i) =>
    i === place && item.model === '4pl' ? { ...item, difficulty: item.difficulty + shift } : item,
  );

describe('difMantelHaenszel', () => {
  it("agrees with R's mantelhaen.test on the Berkeley admissions", () => {
    const { data, group, matching } = fromTables(admissions);
    const [result] = difMantelHaenszel(data, group, { matching });
    expect(result?.alpha).toBeCloseTo(0.9046968, 7);
    expect(result?.chi2).toBeCloseTo(1.4269, 4);
    expect(result?.p).toBeCloseTo(0.2323, 4);
    // R's interval .7719074 to 1.0603298 has the same variance of the log odds ratio.
    const se = (Math.log(1.0603298) - Math.log(0.7719074)) / (2 * 1.959963984540054);
    expect(result?.seDelta).toBeCloseTo(2.35 * se, 6);
    expect(result?.delta).toBeCloseTo(-2.35 * Math.log(0.9046968), 6);
  });

  it('adds strata as the formula says, without correction too, and drops strata with one group', () => {
    const tables = [
      [10, 5, 6, 9],
      [8, 2, 7, 3],
      [4, 0, 0, 0],
    ];
    const { data, group, matching } = fromTables(tables);
    const [plain] = difMantelHaenszel(data, group, { matching, correction: false });
    const [a, b] = [(10 * 9) / 30 + (8 * 3) / 20, (5 * 6) / 30 + (2 * 7) / 20];
    expect(plain?.alpha).toBeCloseTo(a / b, 12);
    const expected = (15 * 16) / 30 + (10 * 15) / 20;
    const variance = (15 * 15 * 16 * 14) / (900 * 29) + (10 * 10 * 15 * 5) / (400 * 19);
    expect(plain?.chi2).toBeCloseTo((18 - expected) ** 2 / variance, 10);
    const [corrected] = difMantelHaenszel(data, group, { matching });
    expect(corrected?.chi2).toBeCloseTo((Math.abs(18 - expected) - 0.5) ** 2 / variance, 10);
  });

  it('errs at its level over 2,000 null tests: 3-6 % corrected, 4-6.5 % uncorrected', () => {
    let corrected = 0;
    let plain = 0;
    for (let run = 0; run < 100; run++) {
      const items = twoParameterItems(20, makeRng(`null/${run}`)).map(
        (item): Item => ({ ...item, discrimination: 1 }) as Item,
      );
      const { data, group } = twoGroups(items, items, 400, `null/${run}/answers`);
      corrected += difMantelHaenszel(data, group).filter(({ p }) => (p ?? 1) < 0.05).length;
      plain += difMantelHaenszel(data, group, { correction: false }).filter(({ p }) => (p ?? 1) < 0.05).length;
    }
    expect(corrected / 2000).toBeGreaterThan(0.03);
    expect(corrected / 2000).toBeLessThan(0.06);
    expect(plain / 2000).toBeGreaterThan(0.04);
    expect(plain / 2000).toBeLessThan(0.065);
  });

  it('calls a large shift C and leaves the others A, after purification', () => {
    const items = twoParameterItems(25, makeRng('dif'));
    const { data, group } = twoGroups(items, harder(items, 4, 1), 1500, 'dif answers');
    const results = difMantelHaenszel(data, group, { purify: true });
    expect(results[4]).toMatchObject({ etsClass: 'C', sizeClass: 'C', status: 'ok' });
    expect(results[4]?.delta).toBeLessThan(-1.5);
    expect(results.filter(({ etsClass }, i) => i !== 4 && etsClass !== 'A').length).toBeLessThanOrEqual(1);
  });

  it('gives numbers but no class when groups are too small, and no numbers when there is nothing to compare', () => {
    const few = fromTables([[30, 20, 25, 25]]);
    expect(difMantelHaenszel(few.data, few.group, { matching: few.matching })[0]).toMatchObject({
      status: 'insufficient',
      chi2: expect.any(Number),
    });
    const none = fromTables([
      [30, 20, 0, 0],
      [0, 0, 10, 10],
    ]);
    const [result] = difMantelHaenszel(none.data, none.group, { matching: none.matching });
    expect(result).toEqual({ itemId: 'item1', referenceN: 50, focalN: 20, status: 'insufficient' });
  });

  it('refuses ordered scores, odd groups and lists of other lengths', () => {
    const data = { persons: 2, items: 1, scores: Int8Array.of(2, 0) };
    expect(() => difMantelHaenszel(data, [0, 1])).toThrow(expect.objectContaining({ code: 'invalid-response' }));
    expect(() => difMantelHaenszel(data, [0, 2])).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(() => difMantelHaenszel(data, [0])).toThrow(expect.objectContaining({ code: 'dimension-mismatch' }));
  });
});

describe('difLogistic', () => {
  it('finds a constant shift as uniform and a changed slope as non-uniform', () => {
    const items = twoParameterItems(25, makeRng('logistic')).map(
      (item, i): Item => (i === 3 ? ({ ...item, discrimination: 1, difficulty: 0 } as Item) : item),
    );
    const shifted = twoGroups(items, harder(items, 3, 0.9), 1500, 'uniform');
    const [, , , uniform] = difLogistic(shifted.data, shifted.group);
    expect(uniform?.uniform?.p).toBeLessThan(1e-6);
    expect(uniform?.nonUniform?.p).toBeGreaterThan(0.001);
    const steeper = items.map((item, i): Item => (i === 3 ? ({ ...item, discrimination: 3 } as Item) : item));
    const crossed = twoGroups(items, steeper, 1500, 'crossed');
    const [, , , nonUniform] = difLogistic(crossed.data, crossed.group);
    expect(nonUniform?.nonUniform?.p).toBeLessThan(1e-6);
    expect(nonUniform?.both?.chi2).toBeCloseTo(
      (nonUniform?.uniform?.chi2 ?? 0) + (nonUniform?.nonUniform?.chi2 ?? 0),
      8,
    );
  });

  it('has the uniform test of a two-stratum table, whose saturated likelihood is known', () => {
    // With two strata, score and group: fitted by hand through the log-linear identity at p = counts when saturated.
    const tables = [
      [40, 60, 30, 70],
      [80, 20, 70, 30],
    ];
    const { data, group, matching } = fromTables(tables);
    const [result] = difLogistic(data, group, { matching, minimumTotal: 10, minimumGroup: 10 });
    const saturated = tables
      .flatMap(([a = 0, b = 0, c = 0, d = 0]) => [
        [a, b],
        [c, d],
      ])
      .reduce((sum, [x = 0, y = 0]) => sum + x * Math.log(x / (x + y)) + y * Math.log(y / (x + y)), 0);
    const strata = [
      [70, 130],
      [150, 50],
    ].reduce((sum, [x = 0, y = 0]) => sum + x * Math.log(x / (x + y)) + y * Math.log(y / (x + y)), 0);
    expect(result?.both?.chi2).toBeCloseTo(2 * (saturated - strata), 8);
  });

  it('errs at its level under the null, and takes ordered scores', () => {
    const items = orderedItems('gpcm', 12, 4, makeRng('ordinal'));
    let flags = 0;
    for (let run = 0; run < 12; run++) {
      const { data, group } = twoGroups(items, items, 300, `ordinal/${run}`);
      flags += difLogistic(data, group).filter(({ both }) => (both?.p ?? 1) < 0.05).length;
    }
    expect(flags / 144).toBeLessThan(0.12);
  });
});

describe('difPolytomous', () => {
  it('is the uncorrected Mantel-Haenszel chi-square for right/wrong items', () => {
    const { data, group, matching } = fromTables(admissions);
    const [ordered] = difPolytomous(data, group, { matching });
    const [binary] = difMantelHaenszel(data, group, { matching, correction: false });
    expect(ordered?.chi2).toBeCloseTo(binary?.chi2 ?? 0, 8);
  });

  it('has the focal-weighted mean difference of the tables', () => {
    const { data, group, matching } = fromTables([
      [10, 10, 15, 5],
      [30, 10, 10, 10],
    ]);
    const [result] = difPolytomous(data, group, { matching });
    expect(result?.smd).toBeCloseTo((20 * (0.75 - 0.5) + 20 * (0.5 - 0.75)) / 40, 12);
  });

  it('finds an ordered item that is harder for the focal group, class C, negative', () => {
    const items = orderedItems('grm', 15, 4, makeRng('poly'));
    const focal = items.map(
      (item, i): Item =>
        i === 6 && item.model === 'grm' ? { ...item, thresholds: item.thresholds.map((b) => b + 0.8) } : item,
    );
    const { data, group } = twoGroups(items, focal, 1000, 'poly answers');
    const results = difPolytomous(data, group, { purify: true });
    expect(results[6]).toMatchObject({ effectClass: 'C', status: 'ok' });
    expect(results[6]?.effect).toBeLessThan(-0.25);
    expect(results.filter(({ effectClass }, i) => i !== 6 && effectClass === 'C')).toEqual([]);
  });
});

describe('difIrt', () => {
  const cov = [
    [0.01, 0.002],
    [0.002, 0.02],
  ];
  const reference = twoParameterItems(12, makeRng('irt')).map((item): Item => ({ ...item, cov }));

  it("is Lord's chi-square of the linked differences", () => {
    const focal = reference.map(
      (item, i): Item => (i === 2 && item.model === '4pl' ? { ...item, difficulty: item.difficulty + 0.5 } : item),
    );
    const results = difIrt(reference, focal, { link: 'none' });
    // Sum of covariances doubled; for a difference (0, .5): .25 times the lower right of the inverse.
    const determinant = 0.02 * 0.04 - 0.004 ** 2;
    expect(results[2]?.chi2).toBeCloseTo((0.25 * 0.02) / determinant, 8);
    expect(results[2]?.df).toBe(2);
    expect(results[0]?.chi2).toBe(0);
  });

  it("has Raju's areas: b difference signed, and his closed form unsigned when slopes differ", () => {
    const item = (discrimination: number, difficulty: number): Item => {
      return { id: 'x', status: 'calibrated', model: '4pl', discrimination, difficulty };
    };
    const [a1, b1, a2, b2] = [1.2, 0.1, 1.9, 0.6];
    const [result] = difIrt([item(a1, b1)], [item(a2, b2)], { link: 'none' });
    expect(result?.signed).toBeCloseTo(b1 - b2, 8);
    const k = (a1 * a2 * (b2 - b1)) / (a2 - a1);
    const raju = Math.abs(((2 * (a2 - a1)) / (a1 * a2)) * Math.log(1 + Math.exp(k)) - (b2 - b1));
    expect(result?.unsigned).toBeCloseTo(raju, 5);
  });

  it('does not mistake another scale for DIF', () => {
    for (const { chi2 } of difIrt(reference, rescale(reference, 1.3, -0.4))) expect(chi2).toBeLessThan(1e-6);
  });

  it('finds the moved item between two real calibrations', () => {
    const items = twoParameterItems(20, makeRng('irt pair'));
    const { data } = twoGroups(items, harder(items, 7, 0.9), 1500, 'irt answers');
    const half = (from: number) => ({
      persons: 1500,
      items: 20,
      scores: data.scores.slice(from * 20, (from + 1500) * 20),
    });
    const [first, second] = [0, 1500].map((from) => calibrate(half(from), { models: '2pl' }).items);
    const results = difIrt(first ?? [], second ?? []);
    expect(results[7]?.pAdjusted).toBeLessThan(1e-4);
    expect(results.filter(({ pAdjusted }, i) => i !== 7 && (pAdjusted ?? 1) < 0.01)).toEqual([]);
  });
});

describe('helpers of DIF runs', () => {
  it('adjust p values as Benjamini and Hochberg (1995) do', () => {
    const adjusted = adjustedPValues([0.01, 0.04, 0.03, 0.005]);
    [0.02, 0.04, 0.04, 0.02].forEach((p, i) => {
      expect(adjusted[i]).toBeCloseTo(p, 12);
    });
  });

  it('cut abilities into strata of equal size', () => {
    expect(abilityStrata([5, 1, 3, 2, 4, 6], 3)).toEqual([2, 0, 1, 0, 1, 2]);
  });
});
