import { readFileSync } from 'node:fs';
import { estimateAbility, expectedScore, maxScore, noExposure, prepareBank } from '@careway/psychometrics';
import { describe, expect, it } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import { readBank } from '../test/bank/read-bank.ts';
import { adaptivePlan, openAdaptive, replayAdaptive } from './adaptive-attempt.ts';
import { adaptiveReadiness, toScale } from './adaptive-readiness.ts';
import { type AdaptiveBlueprint, parseBlueprints } from './blueprint.ts';
import { domainEvidence } from './domain-evidence.ts';
import { categoryOf, expertParameters } from './expert-parameters.ts';
import { simulateQuiz } from './simulate-quiz.ts';
import { targetShare } from './target-share.ts';
import { targetTheta } from './target-theta.ts';

const live = readBank()
  .flatMap((file) => file.items)
  .filter((item) => item.status === 'live');
const text = readFileSync(new URL('../data/blueprints.json', import.meta.url), 'utf8');
const adaptive = parseBlueprints(text).filter((blueprint) => blueprint.mode === 'adaptive');

function poolOf(blueprint: AdaptiveBlueprint) {
  const items = live.filter((item) => blueprint.domains.some(({ domain }) => domain === item.domain));
  return prepareBank(items.map(expertParameters));
}

function pcc() {
  const [blueprint] = adaptive;
  if (blueprint === undefined) throw new Error('There is no adaptive quiz.');
  return { blueprint, bank: poolOf(blueprint) };
}

describe('response models from expert judgement', () => {
  it('give a just-qualified person the judged share of the best credit, whatever the kind', () => {
    for (const item of live.filter(({ kind }) => kind !== 'judgement')) {
      expect(expectedScore(expertParameters(item), 0)).toBeCloseTo(item.difficulty.justQualifiedShare, 12);
    }
    const judgement = makeItem('J', 'communication', { kind: 'judgement' });
    const measured = expertParameters(judgement);
    expect(measured).toMatchObject({ model: 'gpcm', discrimination: 0.5, status: 'prior' });
    expect(expectedScore(measured, 0) / maxScore(measured)).toBeCloseTo(0.6, 9);
  });

  it('count a credit no option carries as no category', () => {
    const options = makeItem('G', 'communication').options.map((option, place) => ({
      ...option,
      credit: [3, 2, 0, 0][place] ?? 0,
    }));
    const gap = makeItem('G', 'communication', { kind: 'judgement', options });
    expect(maxScore(expertParameters(gap))).toBe(2);
    expect([0, 2, 3].map((points) => categoryOf(gap, points))).toEqual([0, 1, 2]);
  });
});

describe('the target', () => {
  it.each(adaptive.map((blueprint) => [blueprint.slug, blueprint] as const))(
    'of %s lies where the judges place a just-qualified person, within the rounding of the share',
    (_, blueprint) => {
      const cut = targetTheta(poolOf(blueprint).items, blueprint, targetShare(live, blueprint));
      expect(Math.abs(cut)).toBeLessThan(0.06);
    },
  );

  it('rises with the share asked for', () => {
    const { blueprint, bank } = pcc();
    expect(targetTheta(bank.items, blueprint, 0.8)).toBeGreaterThan(targetTheta(bank.items, blueprint, 0.6) + 0.5);
  });

  it('is an error that names a domain without live questions', () => {
    const { blueprint, bank } = pcc();
    const without = bank.items.filter((item) => item.domain !== 'communication');
    expect(() => targetTheta(without, blueprint, 0.6)).toThrow('there is no live question of communication');
  });
});

describe('a blueprint', () => {
  it('whose shortest length is under the sum of its minima is refused by name', () => {
    const { blueprint } = pcc();
    const short = JSON.stringify([{ ...blueprint, fewest: 9 }]);
    expect(() => parseBlueprints(short)).toThrow('fewest must be a whole number from 10 (the sum of min) to 30');
  });

  it('that the pool cannot fill is an error before the first question', () => {
    const { blueprint } = pcc();
    const [only, ...rest] = blueprint.domains;
    if (only === undefined) throw new Error('No domain.');
    const greedy = { ...blueprint, domains: [{ ...only, questions: 30, min: 30, max: 30 }, ...rest.slice(0, 0)] };
    const bank = prepareBank(
      live
        .filter((item) => item.domain === only.domain)
        .slice(0, 20)
        .map(expertParameters),
    );
    expect(() => openAdaptive(bank, adaptivePlan({ ...greedy, fewest: 30 }, 0, noExposure), 's')).toThrow(
      expect.objectContaining({ code: 'infeasible-blueprint' }),
    );
  });

  it('is filled all the same when the exposure cap has left too little: content goes first', () => {
    const { blueprint, bank } = pcc();
    const worn = Object.fromEntries(bank.items.map((item) => [item.id, 100]));
    const step = openAdaptive(bank, adaptivePlan(blueprint, 0, { sessions: 10, administrations: worn }), 's');
    expect(step.next).toBeDefined();
  });
});

describe('an adaptive attempt', () => {
  it('replays from its plan as JSON, its seed and its answers', () => {
    const { blueprint, bank } = pcc();
    const opened = openAdaptive(bank, adaptivePlan(blueprint, 0, noExposure), 'seed');
    const plan = JSON.parse(JSON.stringify(opened.session.plan));
    const answers: { itemId: string; category: number }[] = [];
    let step = opened;
    while (step.next !== undefined) {
      answers.push({ itemId: step.next.itemId, category: answers.length % 2 });
      step = replayAdaptive(bank, plan, 'seed', answers);
    }
    expect(new Set(step.session.seen).size).toBe(answers.length);
    expect(replayAdaptive(poolOf(blueprint), plan, 'seed', answers).session.result).toEqual(step.session.result);
  });

  it('reports a range wider than the posterior alone, since the questions are not measured', () => {
    const { blueprint, bank } = pcc();
    let step = openAdaptive(bank, adaptivePlan(blueprint, 0, noExposure), 'w');
    const answers: { itemId: string; category: number }[] = [];
    while (step.next !== undefined) {
      answers.push({ itemId: step.next.itemId, category: 1 });
      step = replayAdaptive(bank, step.session.plan, 'w', answers);
    }
    const report = adaptiveReadiness(bank, step.session, [], 0, 'w');
    const { theta, se } = estimateAbility(bank, step.session.responses, { method: 'eap' });
    expect(report).toMatchObject({ scaledScore: toScale(theta), isProvisional: true, provisionalShare: 1 });
    expect((report?.high ?? 0) - (report?.low ?? 0)).toBeGreaterThan(2 * 128 * se);
    expect(domainEvidence(bank, step.session.responses).every(({ isReported }) => !isReported)).toBe(true);
  });

  it('has no domain that says more than the whole, however long, while all questions share one ability', () => {
    const items = Array.from({ length: 40 }, (_, n) => makeItem(`L${n}`, n < 20 ? 'communication' : 'records-privacy'));
    const bank = prepareBank(items.map(expertParameters));
    const evidence = domainEvidence(
      bank,
      items.map(({ id }) => ({ itemId: id, score: 1 })),
    );
    expect(evidence.map(({ why }) => why)).not.toContain('reported');
    expect(evidence.map(({ why }) => why)).not.toContain('too-few-items');
  });
});

describe('over simulated people', () => {
  it('the quiz is unbiased, states its error honestly, keeps the cap and decides rightly', { timeout: 60_000 }, () => {
    const { blueprint, bank } = pcc();
    const figures = simulateQuiz(bank, blueprint, 0, { examinees: 400, seed: 'test' });
    expect(Math.abs(figures.bias)).toBeLessThan(0.12);
    expect(figures.seRatio).toBeGreaterThan(0.85);
    expect(figures.seRatio).toBeLessThan(1.15);
    expect(figures.exposure.max).toBeLessThanOrEqual(0.27);
    expect(figures.decisions?.accuracy).toBeGreaterThan(0.93);
    expect(figures.meanLength).toBeGreaterThan(12);
    expect(figures.meanLength).toBeLessThan(28);
  });
});
