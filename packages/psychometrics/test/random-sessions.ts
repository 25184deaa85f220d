import { type Bank, prepareBank } from '../src/bank.ts';
import type { Blueprint } from '../src/blueprint.ts';
import { PsychometricsError } from '../src/errors.ts';
import { countSession, type ExposureCounters, noExposure, overexposed } from '../src/exposure.ts';
import type { Item } from '../src/item.ts';
import { makeRng, type Rng, standardNormal } from '../src/rng.ts';
import { selectionValues } from '../src/select-next.ts';
import { type Session, type SessionPlan, startSession, stepSession } from '../src/session.ts';
import { stopReasons } from '../src/should-stop.ts';
import { drawScore } from '../src/simulate-responses.ts';

const pick = <T>(values: readonly T[], rng: Rng): T => values[Math.floor(rng() * values.length)] as T;
const whole = (min: number, max: number, rng: Rng) => min + Math.floor(rng() * (max - min + 1));

/** A random bank of 12 to 48 items of three models in up to four domains, some of them enemies, some suspended. */
export function randomBank(rng: Rng): Item[] {
  const size = whole(12, 48, rng);
  const domains = ['north', 'east', 'south', 'west'].slice(0, whole(1, 4, rng));
  return Array.from({ length: size }, (_, i): Item => {
    const enemies = rng() < 0.25 ? [`q${whole(0, size - 1, rng)}`] : [];
    const common = {
      id: `q${i}`,
      domain: pick(domains, rng),
      enemies,
      status: rng() < 0.05 ? 'suspended' : 'provisional',
    } as const;
    const discrimination = Math.exp(0.3 * standardNormal(rng));
    const difficulty = standardNormal(rng);
    if (rng() < 0.7)
      return { ...common, model: '4pl', discrimination, difficulty, lowerAsymptote: rng() < 0.3 ? 0.2 : 0 };
    const thresholds = [difficulty - 0.6, difficulty, difficulty + 0.8].slice(0, whole(1, 3, rng));
    return { ...common, model: rng() < 0.5 ? 'grm' : 'gpcm', discrimination, thresholds };
  });
}

/** A random plan, feasible or not, for a bank. */
export function randomPlan(bank: readonly Item[], counters: ExposureCounters, rng: Rng): SessionPlan {
  const maxItems = whole(4, 14, rng);
  const minItems = whole(1, maxItems, rng);
  const domains = [...new Set(bank.map((item) => item.domain as string))];
  const blueprint: Blueprint = {
    maxItems,
    domains: domains.map((domain) => {
      const min = whole(0, Math.floor(maxItems / domains.length), rng);
      return rng() < 0.5
        ? { domain, target: 1 / domains.length, min }
        : { domain, target: 1 / domains.length, min, max: whole(min, maxItems, rng) };
    }),
  };
  return {
    selection: {
      value: pick(selectionValues, rng),
      randomesque: whole(1, 6, rng),
      counters,
      rMax: 0.3 + 0.5 * rng(),
      ...(rng() < 0.7 ? { blueprint } : {}),
    },
    stopping: {
      minItems,
      maxItems,
      ...(rng() < 0.4 ? { seTarget: 0.3 + 0.4 * rng() } : {}),
      ...(rng() < 0.3 ? { minInfo: 0.2 * rng() } : {}),
      ...(rng() < 0.5
        ? { classify: { cut: standardNormal(rng), method: pick(['posterior', 'sprt', 'glr'] as const, rng) } }
        : {}),
    },
    ...(rng() < 0.3 ? { pretest: { itemIds: bank.slice(-6).map((item) => item.id), count: 2 } } : {}),
  };
}

/** Runs one session to its end. */
export function play(bank: Bank, plan: SessionPlan, theta: number, seed: string): Session {
  const rng = makeRng(seed);
  let step = stepSession(startSession(bank, plan, rng), null, rng);
  while (step.next) {
    const item = bank.items[bank.positions.get(step.next.itemId) as number] as Item;
    step = stepSession(step.session, { itemId: item.id, score: drawScore(item, theta, rng) }, rng);
  }
  return step.session;
}

/** The promises of a finished session that it breaks, in words; none is expected. */
export function brokenPromises(bank: readonly Item[], plan: SessionPlan, session: Session): string[] {
  const broken: string[] = [];
  const byId = new Map(bank.map((item) => [item.id, item]));
  const { blueprint, counters = noExposure, rMax = 1 } = plan.selection;
  const { result, seen, responses } = session;
  if (!result || !stopReasons.includes(result.reason)) broken.push('ended without a reason');
  if (result && !(Number.isFinite(result.theta) && result.se > 0)) broken.push('ended without a finite estimate');
  if (new Set(seen).size !== seen.length) broken.push('repeated an item');
  const capped = new Set(overexposed(counters, rMax));
  for (const { itemId } of responses) {
    if (capped.has(itemId)) broken.push(`passed the exposure cap of ${itemId}`);
    if (byId.get(itemId)?.status === 'suspended') broken.push(`scored the suspended ${itemId}`);
  }
  for (const id of seen) {
    for (const enemy of byId.get(id)?.enemies ?? []) {
      if (enemy !== id && seen.includes(enemy)) broken.push(`showed enemies ${id} and ${enemy}`);
    }
  }
  if (responses.length > plan.stopping.maxItems) broken.push('was longer than allowed');
  for (const { domain, min = 0, max = Number.POSITIVE_INFINITY } of blueprint?.domains ?? []) {
    const count = responses.filter(({ itemId }) => byId.get(itemId)?.domain === domain).length;
    if (count > max) broken.push(`passed the maximum of ${domain}`);
    if (count < min && result?.reason !== 'bank-exhausted') broken.push(`missed the minimum of ${domain}`);
    if (count < min && result?.reason === 'bank-exhausted') broken.push(`ran out before the minimum of ${domain}`);
  }
  return broken;
}

/**
 * Plays `count` random sessions and returns every broken promise with the seed that shows it. Plans that cannot be met
 * must be refused as infeasible before the first item. Every 50th session is replayed and must be the same.
 */
export function checkRandomSessions(
  count: number,
  seed: string,
): { broken: string[]; played: number; refused: number } {
  const broken: string[] = [];
  let played = 0;
  let refused = 0;
  let counters = noExposure;
  let bank = prepareBank(randomBank(makeRng(seed)));
  for (let n = 0; n < count; n++) {
    const rng = makeRng(`${seed}/${n}`);
    if (n % 10 === 0) {
      bank = prepareBank(randomBank(rng));
      counters = noExposure;
    }
    const plan = randomPlan(bank.items, counters, rng);
    const theta = standardNormal(rng);
    try {
      const session = play(bank, plan, theta, `${seed}/${n}/play`);
      played++;
      counters = countSession(counters, session.seen);
      broken.push(...brokenPromises(bank.items, plan, session).map((promise) => `${seed}/${n}: ${promise}`));
      if (n % 50 === 0) {
        const again = play(bank, plan, theta, `${seed}/${n}/play`);
        if (JSON.stringify(again) !== JSON.stringify(session))
          broken.push(`${seed}/${n}: another test from the same seed`);
      }
    } catch (error) {
      if (error instanceof PsychometricsError && error.code === 'infeasible-blueprint') refused++;
      else throw error;
    }
  }
  return { broken, played, refused };
}
