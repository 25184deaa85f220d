import { wilsonInterval } from '@careway/psychometrics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import type { Blueprint } from './blueprint.ts';
import type { Domain } from './item.ts';
import { formReadiness, type ScoredQuestion } from './readiness-report.ts';
import { targetShare } from './target-share.ts';

const blueprint: Blueprint = {
  slug: 'test',
  version: '1',
  title: 'Test',
  goal: 'Test.',
  mode: 'form',
  minutesAbout: 1,
  weightsBasis: 'Test.',
  domains: [
    { domain: 'communication', questions: 10 },
    { domain: 'records-privacy', questions: 20 },
  ],
};

function questions(right: number, wrong: number, domain: Domain = 'communication', seconds = 30): ScoredQuestion[] {
  const one = (points: number): ScoredQuestion => ({
    item: { domain, objective: 'x' },
    score: { points, maxPoints: 1 },
    seconds,
  });
  return [...Array.from({ length: right }, () => one(1)), ...Array.from({ length: wrong }, () => one(0))];
}

describe('readiness from a form', () => {
  test('gives the Wilson score interval at 80 % of the share of points', () => {
    const readiness = formReadiness(questions(21, 9), blueprint, 0.64);
    const expected = wilsonInterval(21, 30, 0.8);
    expect(readiness?.overall).toMatchObject({
      share: 0.7,
      low: expected.lower,
      high: expected.upper,
      confidence: 0.8,
    });
  });

  test('is ready when the whole range is at or above the target, not yet when it is below, else too early to tell', () => {
    expect(formReadiness(questions(28, 2), blueprint, 0.64)?.verdict).toBe('ready');
    expect(formReadiness(questions(10, 20), blueprint, 0.64)?.verdict).toBe('not-yet');
    expect(formReadiness(questions(20, 10), blueprint, 0.64)?.verdict).toBe('too-early-to-tell');
  });

  test('never rests a verdict on fewer than twelve answers', () => {
    expect(formReadiness(questions(11, 0), blueprint, 0.64)?.verdict).toBe('too-early-to-tell');
    expect(formReadiness(questions(12, 0), blueprint, 0.64)?.verdict).toBe('ready');
  });

  test('says how many further questions would settle it, and that number does', () => {
    const readiness = formReadiness(questions(22, 8), blueprint, 0.64);
    const more = readiness?.moreQuestions ?? 0;
    expect(more).toBeGreaterThan(0);
    const settled = wilsonInterval((22 / 30) * (30 + more), 30 + more, 0.8);
    expect(settled.lower).toBeGreaterThanOrEqual(0.64);
    const before = wilsonInterval((22 / 30) * (29 + more), 29 + more, 0.8);
    expect(before.lower).toBeLessThan(0.64);
  });

  test('gives no number where even 200 more questions would not settle it', () => {
    expect(formReadiness(questions(16, 9), blueprint, 0.64)?.moreQuestions).toBeNull();
  });

  test('counts partial credit as part of a question', () => {
    const half: ScoredQuestion = {
      item: { domain: 'communication', objective: 'x' },
      score: { points: 1, maxPoints: 2 },
      seconds: 30,
    };
    expect(formReadiness([half, half], blueprint, 0.64)?.overall.share).toBe(0.5);
  });

  test('leaves unanswered questions out, and says nothing without an answer', () => {
    const open: ScoredQuestion = { item: { domain: 'communication', objective: 'x' }, score: null, seconds: null };
    expect(formReadiness([...questions(3, 0), open], blueprint, 0.64)).toMatchObject({
      answered: 3,
      given: 4,
      overall: { share: 1 },
    });
    expect(formReadiness([open], blueprint, 0.64)).toBeNull();
  });

  test('of a mock exam gives unanswered questions no points, and still no verdict on fewer than twelve answers', () => {
    const open: ScoredQuestion = {
      item: { domain: 'communication', objective: 'x' },
      score: null,
      seconds: null,
      maxPoints: 2,
    };
    const unanswered = Array.from({ length: 10 }, () => open);
    const expected = wilsonInterval(12, 22, 0.8);
    expect(formReadiness([...questions(12, 0), ...unanswered], blueprint, 0.64, 'no-points')).toMatchObject({
      answered: 12,
      given: 22,
      verdict: 'too-early-to-tell',
      overall: { share: 12 / 22, low: expected.lower, high: expected.upper },
      domains: [{ points: 12, maxPoints: 32 }],
    });
    expect(formReadiness(unanswered, blueprint, 0.64, 'no-points')).toMatchObject({
      answered: 0,
      verdict: 'too-early-to-tell',
      overall: { share: 0 },
      domains: [{ verdict: 'too-early-to-tell' }],
      topics: [],
    });
  });

  test('lists domains by gap times weight, and topics by missed questions', () => {
    const readiness = formReadiness([...questions(1, 2), ...questions(2, 2, 'records-privacy')], blueprint, 0.64);
    // Gaps .31 × 10 = 3.1 and .14 × 20 = 2.8.
    expect(readiness?.domains.map((domain) => domain.domain)).toEqual(['communication', 'records-privacy']);
    expect(readiness?.topics.map((topic) => [topic.domain, topic.missed, topic.asked])).toEqual([
      ['communication', 2, 3],
      ['records-privacy', 2, 4],
    ]);
  });

  test('counts answers under three seconds as not read', () => {
    expect(formReadiness(questions(2, 0, 'communication', 2.9), blueprint, 0.64)?.lowEffortAnswers).toBe(2);
    expect(formReadiness(questions(2, 0, 'communication', 3), blueprint, 0.64)?.lowEffortAnswers).toBe(0);
  });

  test('has ranges that hold their share and stay within 0 and 1, and more right answers never lower them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }), (right, wrong) => {
        const less = formReadiness(questions(right, wrong), blueprint, 0.64)?.overall;
        const more = formReadiness(questions(right + 1, wrong - 1), blueprint, 0.64)?.overall;
        if (less === undefined || more === undefined) throw new Error('no readiness');
        expect(less.low).toBeGreaterThanOrEqual(0);
        expect(less.low).toBeLessThanOrEqual(less.share);
        expect(less.high).toBeGreaterThanOrEqual(less.share);
        expect(more.low).toBeGreaterThanOrEqual(less.low);
        expect(more.high).toBeGreaterThanOrEqual(less.high);
      }),
    );
  });
});

describe('the target', () => {
  test('is the mean judged share of live items by domain, weighted as the blueprint weighs', () => {
    const judged = (share: number) => ({ difficulty: { justQualifiedShare: share, reason: 'x', confirmableBy: 'x' } });
    const items = [
      makeItem('A', 'communication', judged(0.4)),
      makeItem('B', 'communication', judged(0.6)),
      makeItem('C', 'records-privacy', judged(0.8)),
      makeItem('D', 'records-privacy', { ...judged(0.1), status: 'review' }),
    ];
    // (10 × .5 + 20 × .8) / 30 = .7
    expect(targetShare(items, blueprint)).toBe(0.7);
  });
});
