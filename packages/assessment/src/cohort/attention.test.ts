import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../practice/day.ts';
import { attentionReasons, type CohortAttempt, type LearnerAssignment, type LearnerFacts } from './attention.ts';
import { type AttentionRuleId, attentionRuleIds, defaultAttentionRules } from './attention-rules.ts';
import { nudgeEffect } from './nudge-effect.ts';
import { topicsToTeach } from './topics-to-teach.ts';

const today = parseDay('2026-11-25');
const daysAgo = (days: number) => today - days;

const result = (scaledScore: number, parts: Partial<CohortAttempt['result'] & object> = {}) => ({
  verdict: scaledScore < 480 ? 'not-yet' : 'too-early-to-tell',
  scaledScore,
  low: scaledScore - 40,
  high: scaledScore + 40,
  target: 520,
  answered: 20,
  tooFast: 0,
  ...parts,
});
const attempt = (days: number, ended: CohortAttempt['result'] = null): CohortAttempt => ({
  startedOn: daysAgo(days),
  lastOn: daysAgo(days),
  result: ended,
});
const assignment = (attempts: readonly CohortAttempt[], parts: Partial<LearnerAssignment> = {}): LearnerAssignment => ({
  quiz: 'pcc-readiness',
  title: 'Readiness',
  assignedOn: daysAgo(60),
  dueOn: null,
  attempts,
  ...parts,
});
const learner = (assignments: readonly LearnerAssignment[], parts: Partial<LearnerFacts> = {}): LearnerFacts => ({
  invitedOn: daysAgo(60),
  examOn: null,
  assignments,
  ...parts,
});
const reasonsOf = (facts: LearnerFacts) => attentionReasons(facts, defaultAttentionRules, today);

describe('a learner is on the attention list', () => {
  test.each<[AttentionRuleId, string, LearnerFacts, LearnerFacts]>([
    [
      'not-started',
      'on the 7th day after invitation and assignment, not on the 6th',
      learner([assignment([])], { invitedOn: daysAgo(7) }),
      learner([assignment([])], { invitedOn: daysAgo(6) }),
    ],
    [
      'not-started',
      'counted from the assignment when it came later, and not when there is none',
      learner([assignment([], { assignedOn: daysAgo(9) }), assignment([], { assignedOn: daysAgo(2) })]),
      learner([]),
    ],
    [
      'stalled',
      'after 14 days without anything, not after 13',
      learner([assignment([attempt(14)])]),
      learner([assignment([attempt(13)])]),
    ],
    [
      'stalled',
      'unless every assignment ended in ready',
      learner([assignment([attempt(20, result(600))])]),
      learner([assignment([attempt(20, result(600, { verdict: 'ready' }))])]),
    ],
    [
      'exam-near',
      'with the whole range below the target and 29 days left, not with 30',
      learner([assignment([attempt(1, result(470))])], { examOn: today + 29 }),
      learner([assignment([attempt(1, result(470))])], { examOn: today + 30 }),
    ],
    [
      'exam-near',
      'by the last result, not by one before it, nor once the exam is past',
      learner([assignment([attempt(5, result(600)), attempt(1, result(470))])], { examOn: today }),
      learner([assignment([attempt(5, result(470)), attempt(1, result(490))])], { examOn: today }),
    ],
    [
      'overdue',
      'a day after the due date, not on it',
      learner([assignment([attempt(2)], { dueOn: daysAgo(1) })]),
      learner([assignment([attempt(2)], { dueOn: today })]),
    ],
    [
      'overdue',
      'unless it is finished',
      learner([assignment([attempt(2)], { dueOn: daysAgo(3) })]),
      learner([assignment([attempt(2, result(600)), attempt(1)], { dueOn: daysAgo(3) })]),
    ],
    [
      'falling',
      'when each of three results is lower than the one before, in whatever assignment of the quiz',
      learner([assignment([attempt(9, result(560)), attempt(6, result(550))]), assignment([attempt(3, result(540))])]),
      learner([assignment([attempt(9, result(560)), attempt(6, result(550)), attempt(3, result(550))])]),
    ],
    [
      'too-fast',
      'when a quarter of the answers came too fast, not with less',
      learner([assignment([attempt(1, result(600, { tooFast: 5 }))])]),
      learner([assignment([attempt(1, result(600, { tooFast: 4 }))])]),
    ],
  ])('for %s %s', (rule, _, on, off) => {
    expect(reasonsOf(on).map((reason) => reason.rule)).toContain(rule);
    expect(reasonsOf(off).map((reason) => reason.rule)).not.toContain(rule);
  });

  test('with what each reason rests on and the day it counts from', () => {
    const facts = learner([assignment([attempt(20, result(470, { tooFast: 10 }))], { dueOn: daysAgo(30) })], {
      examOn: today + 10,
    });
    expect(reasonsOf(facts)).toEqual([
      { rule: 'exam-near', since: daysAgo(20), daysLeft: 10, result: result(470, { tooFast: 10 }) },
      { rule: 'stalled', since: daysAgo(20), days: 20 },
      { rule: 'too-fast', since: daysAgo(20), answered: 20, tooFast: 10 },
    ]);
  });

  test('never for a rule that is off', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attentionRuleIds), fc.integer({ min: 0, max: 90 }), (off, days) => {
        const rules = { ...defaultAttentionRules, [off]: { isOn: false, threshold: 1 } };
        const facts = learner(
          [assignment([attempt(days, result(400, { tooFast: 20 }))], { dueOn: daysAgo(days) }), assignment([])],
          { examOn: today + 3 },
        );
        expect(attentionReasons(facts, rules, today).map(({ rule }) => rule)).not.toContain(off);
      }),
    );
  });
});

test('what changed is told 14 days after a nudge, from what happened in those days alone', () => {
  const day = 86_400_000;
  const attempts = [
    { startedAt: 0, finishedAt: 1 * day, scaledScore: 480 },
    { startedAt: 11 * day, finishedAt: 12 * day, scaledScore: 510 },
    { startedAt: 30 * day, finishedAt: 31 * day, scaledScore: 700 },
  ];
  expect(nudgeEffect(attempts, 10 * day, 23 * day)).toBeNull();
  expect(nudgeEffect(attempts, 10 * day, 24 * day)).toEqual({
    started: 1,
    finished: 1,
    scoreBefore: 480,
    scoreAfter: 510,
  });
});

describe('topics to teach again', () => {
  const counts = (missed: number, asked = 4) => [
    { domain: 'communication', objective: 'teach-back', asked, missed },
    { domain: 'records-privacy', objective: 'minimum-necessary', asked: 2, missed: 0 },
  ];

  test('come weakest subject first, each with the range of a Wilson interval over its learners', () => {
    const { domains, objectives } = topicsToTeach([counts(4), counts(2), counts(2), counts(0), counts(2)]);
    // Mean share right 0.5 of 5 learners; Wilson 80 %: z = 1.28155, center 0.5, half-width z/(2 sqrt(n + z^2)) = 0.24864.
    expect(domains.map(({ domain }) => domain)).toEqual(['communication', 'records-privacy']);
    expect(domains[0]).toMatchObject({ learners: 5, questions: 20 });
    expect(domains[0]?.right.share).toBeCloseTo(0.5, 12);
    expect(domains[0]?.right.low).toBeCloseTo(0.5 - 0.24864, 4);
    expect(objectives[0]).toMatchObject({ objective: 'teach-back', learners: 5, missedBy: 4 });
  });

  test('hide what fewer than five learners were asked about, and say how much that is', () => {
    const four = Array.from({ length: 4 }, () => counts(1));
    expect(topicsToTeach(four)).toEqual({ domains: [], objectives: [], hiddenDomains: 2, hiddenObjectives: 2 });
    const five = topicsToTeach([...four, counts(0, 0)]);
    expect([five.domains.map(({ domain }) => domain), five.hiddenDomains]).toEqual([['records-privacy'], 1]);
  });
});
