import { describe, expect, it } from 'vitest';
import { checkRandomSessions } from '../test/random-sessions.ts';
import { twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { makeRng } from './rng.ts';
import { finishSession, type Session, type SessionPlan, startSession, stepSession } from './session.ts';

const items = twoParameterItems(40, makeRng('session'));
const plan: SessionPlan = {
  selection: { value: 'mfi' },
  stopping: { minItems: 5, maxItems: 8, classify: { cut: 0, method: 'posterior' } },
};

/** Plays with scores from a list, storing the session as JSON between steps the way a server does. */
function playStored(scores: readonly number[], seed: string, used: SessionPlan = plan): Session {
  const bank = prepareBank(items);
  let stored = JSON.stringify(startSession(bank, used, makeRng(seed)));
  let last: { itemId: string; score: number } | null = null;
  for (let n = 0; ; n++) {
    const step = stepSession({ ...JSON.parse(stored), bank }, last, makeRng(`${seed}/${n}`));
    if (step.result) return step.session;
    stored = JSON.stringify({ ...step.session, bank: undefined });
    last = { itemId: step.next?.itemId ?? '', score: scores[n % scores.length] ?? 0 };
  }
}

describe('stepSession', () => {
  it('gives the same test for the same seed, through storage as JSON without the bank', () => {
    const a = playStored([1, 0, 1], 'seed');
    const b = playStored([1, 0, 1], 'seed');
    expect(b.seen).toEqual(a.seen);
    expect(b.result).toEqual(a.result);
    expect(playStored([1, 0, 1], 'other').seen).not.toEqual(a.seen);
  });

  it('passes the strong, fails the weak and leaves the borderline open, each with its reason', () => {
    expect(playStored([1], 's').result).toMatchObject({ reason: 'decision', classification: { decision: 'pass' } });
    expect(playStored([0], 's').result).toMatchObject({ reason: 'decision', classification: { decision: 'fail' } });
    expect(playStored([1, 0], 's').result).toMatchObject({
      reason: 'max-items',
      questionsAnswered: 8,
      classification: { decision: 'indeterminate' },
    });
  });

  it('shows items under trial at their positions and does not score them', () => {
    const trial: SessionPlan = { ...plan, pretest: { itemIds: items.slice(0, 6).map(({ id }) => id), count: 2 } };
    const session = playStored([1, 0], 'trial', trial);
    expect(session.pretestResponses).toHaveLength(2);
    expect(session.responses).toHaveLength(8);
    expect(session.log.map(({ chosen }) => chosen)).toEqual(session.responses.map(({ itemId }) => itemId));
    expect(session.pretestPositions.map((position) => session.seen[position])).toEqual(
      session.pretestResponses.map(({ itemId }) => itemId),
    );
  });

  it('does not change the session it is given, and repeats the open question when asked', () => {
    const opened = startSession(prepareBank(items), plan, makeRng(1));
    const before = JSON.stringify(opened);
    const { session, next } = stepSession(opened, null, makeRng(2));
    expect(JSON.stringify(opened)).toBe(before);
    expect(stepSession(session, null, makeRng(3)).next).toEqual(next);
  });

  it('refuses an answer to another question, an impossible score, and a step after the end', () => {
    const { session, next } = stepSession(startSession(items, plan, makeRng(1)), null, makeRng(2));
    const other = items.find(({ id }) => id !== next?.itemId)?.id ?? '';
    const refused = expect.objectContaining({ code: 'invalid-response' });
    expect(() => stepSession(session, { itemId: other, score: 1 }, makeRng(3))).toThrow(refused);
    expect(() => stepSession(session, { itemId: next?.itemId ?? '', score: 2 }, makeRng(3))).toThrow(refused);
    expect(() => stepSession(playStored([1], 's'), null, makeRng(3))).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });

  it('ends when the time is over, with what has been answered', () => {
    const opened = startSession(items, plan, makeRng(1));
    expect(finishSession(opened, 'time').result).toMatchObject({ reason: 'time', questionsAnswered: 0 });
  });

  it('refuses an infeasible blueprint before the first item', () => {
    const blueprint = { maxItems: 8, domains: [{ domain: 'missing', target: 1, min: 2 }] };
    expect(() => startSession(items, { ...plan, selection: { value: 'mfi', blueprint } }, makeRng(1))).toThrow(
      expect.objectContaining({ code: 'infeasible-blueprint' }),
    );
  });
});

describe('3,000 random sessions', () => {
  it('repeat no item, meet no enemies, keep caps and blueprints, end with a reason, and replay from their seed', () => {
    const { broken, played, refused } = checkRandomSessions(3000, 'sessions');
    expect(broken).toEqual([]);
    expect(played).toBeGreaterThan(2500);
    expect(refused).toBeGreaterThan(50);
  });
});
