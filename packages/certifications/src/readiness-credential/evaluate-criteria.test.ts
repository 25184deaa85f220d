import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultOf } from '../../test/readiness.ts';
import { compareOutcomes, describeMissing, evaluateCriteria } from './evaluate-criteria.ts';

const standing = { hasJoined: true, heldResults: 0, openAttempts: 0, results: [] };

describe('the criteria of a readiness credential', () => {
  test('are met by a finished attempt whose verdict is ready, which is the evidence', () => {
    const ready = resultOf();
    expect(evaluateCriteria({ ...standing, results: [ready] })).toEqual({ kind: 'met', evidence: ready });
  });

  test('stay met when a later attempt came out otherwise; the latest ready attempt is the evidence', () => {
    const results = [
      resultOf({ attemptId: 'first', finishedAt: '2026-11-01T00:00:00.000Z' }),
      resultOf({ attemptId: 'second', finishedAt: '2026-11-10T00:00:00.000Z' }),
      resultOf({ attemptId: 'third', finishedAt: '2026-11-20T00:00:00.000Z', verdict: 'not-yet', low: 400 }),
    ];
    expect(evaluateCriteria({ ...standing, results })).toMatchObject({ evidence: { attemptId: 'second' } });
  });

  test('are never met by another verdict, and say how far the best range begins below the target', () => {
    const results = [
      resultOf({ verdict: 'too-early-to-tell', low: 560, target: 590 }),
      resultOf({ verdict: 'not-yet', low: 400, target: 590 }),
    ];
    const outcome = evaluateCriteria({ ...standing, results });
    expect(outcome).toEqual({ kind: 'not-met', missing: 'whole-range-at-target', pointsMissing: 30 });
    expect(outcome.kind === 'not-met' && describeMissing(outcome)).toContain('30 points');
  });

  test('name the step that is not done before there is a result', () => {
    const missing = (hasJoined: boolean, openAttempts: number) =>
      evaluateCriteria({ ...standing, hasJoined, openAttempts });
    expect(missing(false, 0)).toMatchObject({ missing: 'join', pointsMissing: null });
    expect(missing(true, 0)).toMatchObject({ missing: 'start' });
    expect(missing(true, 1)).toMatchObject({ missing: 'finish' });
  });

  test('do not rest on a result that is not released, and say so', () => {
    const outcome = evaluateCriteria({ ...standing, heldResults: 1, results: [resultOf({ verdict: 'not-yet' })] });
    expect(outcome).toEqual({ kind: 'not-met', missing: 'release', pointsMissing: null });
    expect(outcome.kind === 'not-met' && describeMissing(outcome)).toContain('release the results');
    const ready = resultOf();
    expect(evaluateCriteria({ ...standing, heldResults: 1, results: [ready] })).toEqual({
      kind: 'met',
      evidence: ready,
    });
  });

  test('do not depend on the order of the attempts', () => {
    const arbitrary = fc.array(
      fc.record({
        verdict: fc.constantFrom('ready' as const, 'not-yet' as const, 'too-early-to-tell' as const),
        low: fc.integer({ min: 200, max: 800 }),
        day: fc.integer({ min: 0, max: 300 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(arbitrary, (parts) => {
        const results = parts.map(({ verdict, low, day }, index) =>
          resultOf({
            verdict,
            low,
            attemptId: `${index}`,
            finishedAt: new Date(1e12 + day * 864e5 + index).toISOString(),
          }),
        );
        const outcome = evaluateCriteria({ ...standing, results });
        expect(evaluateCriteria({ ...standing, results: results.toReversed() })).toEqual(outcome);
        expect(outcome.kind === 'met').toBe(parts.some(({ verdict }) => verdict === 'ready'));
      }),
    );
  });

  test('put those who met them first, then the nearest', () => {
    const outcomes = [
      evaluateCriteria({ ...standing, hasJoined: false }),
      evaluateCriteria({ ...standing, results: [resultOf({ verdict: 'not-yet', low: 400 })] }),
      evaluateCriteria({ ...standing, openAttempts: 1 }),
      evaluateCriteria({ ...standing, results: [resultOf()] }),
      evaluateCriteria({ ...standing, results: [resultOf({ verdict: 'too-early-to-tell', low: 580 })] }),
    ];
    const order = outcomes
      .toSorted(compareOutcomes)
      .map((outcome) => (outcome.kind === 'met' ? 'met' : (outcome.pointsMissing ?? outcome.missing)));
    expect(order).toEqual(['met', 10, 190, 'finish', 'join']);
  });
});
