import { describe, expect, it } from 'vitest';
import { adverseImpact, fisherExact } from './adverse-impact.ts';

describe('adverseImpact', () => {
  // The worked example of the EEOC's questions and answers on 29 CFR 1607: 80 applicants 48 hired, 40 applicants 12 hired.
  const example = adverseImpact([
    { group: 'white', applicants: 80, selected: 48 },
    { group: 'black', applicants: 40, selected: 12 },
  ]);

  it('has the ratio 50 % of the published example, and flags it', () => {
    expect(example.reference).toBe('white');
    expect(example.ratios).toEqual({ black: 0.5 });
    expect(example.flagged).toEqual(['black']);
    expect(example.flipFlop).toEqual({ black: false });
    expect(example.fisherP.black).toBeLessThan(0.01);
  });

  it('has the log-method interval of the ratio', () => {
    const se = Math.sqrt(1 / 12 - 1 / 40 + 1 / 48 - 1 / 80);
    expect(example.ci.black?.lower).toBeCloseTo(0.5 * Math.exp(-1.959963984540054 * se), 10);
    expect(example.ci.black?.upper).toBeCloseTo(0.5 * Math.exp(1.959963984540054 * se), 10);
  });

  it('says when the flag hangs on one person', () => {
    const { flagged, flipFlop } = adverseImpact([
      { group: 'a', applicants: 20, selected: 10 },
      { group: 'b', applicants: 20, selected: 7 },
    ]);
    expect(flagged).toEqual(['b']);
    expect(flipFlop).toEqual({ b: true });
  });

  it('does not flag exactly four fifths', () => {
    const counts = [
      { group: 'a', applicants: 50, selected: 25 },
      { group: 'b', applicants: 50, selected: 20 },
    ];
    expect(adverseImpact(counts).flagged).toEqual([]);
  });

  it('tells nothing about groups below ten and does not test groups below 2 % alone', () => {
    const result = adverseImpact([
      { group: 'a', applicants: 900, selected: 400 },
      { group: 'b', applicants: 300, selected: 120 },
      { group: 'c', applicants: 12, selected: 12 },
      { group: 'd', applicants: 9, selected: 0 },
    ]);
    expect(result.suppressed).toEqual(['d']);
    expect(result.small).toEqual(['c']);
    expect(Object.keys(result.rates)).toEqual(['a', 'b']);
    expect(JSON.stringify({ ...result, suppressed: [], small: [] })).not.toMatch(/"[cd]"/);
  });

  it("has Fisher's exact p of the lady tasting tea: 3 of 4 right is .4857", () => {
    expect(
      fisherExact({ group: 'a', applicants: 4, selected: 3 }, { group: 'b', applicants: 4, selected: 1 }),
    ).toBeCloseTo(34 / 70, 12);
  });

  it.each([
    [[{ group: 'a', applicants: 20, selected: 10 }], 'empty-input'],
    [
      [
        { group: 'a', applicants: 20, selected: 21 },
        { group: 'b', applicants: 20, selected: 1 },
      ],
      'invalid-option',
    ],
    [
      [
        { group: 'a', applicants: 20, selected: 0 },
        { group: 'b', applicants: 20, selected: 0 },
      ],
      'invalid-option',
    ],
  ])('refuses %j', (counts, code) => {
    expect(() => adverseImpact(counts)).toThrow(expect.objectContaining({ code }));
  });
});
