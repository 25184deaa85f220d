import { describe, expect, it } from 'vitest';
import { twoParameterItems } from '../test/simulated-items.ts';
import { prepareBank } from './bank.ts';
import { questionsToDecision } from './questions-to-decision.ts';
import { makeRng, standardNormal } from './rng.ts';
import { type SessionPlan, stateOf } from './session.ts';
import { runSession } from './simulate-cat.ts';

const bank = prepareBank(twoParameterItems(200, makeRng('further')));
const plan: SessionPlan = {
  selection: { value: 'mfi', cut: 0 },
  stopping: { minItems: 8, maxItems: 12, classify: { cut: 0, method: 'posterior' } },
};

describe('questionsToDecision', () => {
  it('foretells, over open sessions, the share that more questions do settle', () => {
    const rng = makeRng('truth');
    let promised = 0;
    let settled = 0;
    let open = 0;
    for (let n = 0; n < 250; n++) {
      const theta = standardNormal(rng);
      const short = runSession(bank, plan, theta, makeRng(`t${n}`));
      if (short.result?.reason !== 'max-items') continue;
      open++;
      promised += questionsToDecision(short, makeRng(`f${n}`), { draws: 25, limit: 20 }).settledShare;
      const longer = { ...plan, stopping: { ...plan.stopping, maxItems: 32 } };
      if (runSession(bank, longer, theta, makeRng(`t${n}`)).result?.reason === 'decision') settled++;
    }
    expect(open).toBeGreaterThan(80);
    expect(Math.abs(promised - settled) / open).toBeLessThan(3 * Math.sqrt(0.25 / open));
  });

  it('says that few questions settle a candidate far from the cut and none promise for one on it', () => {
    const short = runSession(bank, { ...plan, stopping: { ...plan.stopping, minItems: 12 } }, 0, makeRng('edge'));
    const { theta } = stateOf(short);
    const moved = (cut: number) => ({
      ...short,
      plan: { ...plan, stopping: { ...plan.stopping, classify: { cut, method: 'posterior' as const } } },
    });
    expect(questionsToDecision(moved(theta - 1.2), makeRng(1)).median).toBeLessThan(8);
    expect(questionsToDecision(moved(theta), makeRng(1), { limit: 5 }).settledShare).toBeLessThan(0.6);
  });
});
