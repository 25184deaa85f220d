import { PsychometricsError } from './errors.ts';

/** A source of uniform numbers in [0, 1). Every function that draws takes one, so a seed replays a whole test. */
export type Rng = () => number;

/**
 * A seeded generator: sfc32 (Doty-Humphrey, PractRand 0.94, public domain), two 32-bit draws for a 53-bit number in
 * [0, 1). The algorithm is part of the contract: a stored seed must give the same test in ten years, whatever a
 * library does in the meantime. Seeds are integers or strings; a string is hashed by four chained FNV-1a passes, and
 * `makeRng(7)` equals `makeRng('7')`. Throws `invalid-option` for a number that is not a safe integer.
 */
export function makeRng(seed: number | string): Rng {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new PsychometricsError('invalid-option', `a numeric seed must be a safe integer, got ${seed}`, 'seed');
  }
  const text = String(seed);
  let a = fnv1a(text, 0x811c9dc5);
  let b = fnv1a(text, a);
  let c = fnv1a(text, b);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
}

/** FNV-1a over the UTF-16 code units, from a given offset basis. */
function fnv1a(text: string, basis: number): number {
  let hash = basis ^ 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** A standard normal deviate by Box and Muller (1958), one per two draws. */
export function standardNormal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - rng()));
  return radius * Math.cos(2 * Math.PI * rng());
}
