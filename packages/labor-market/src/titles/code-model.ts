import type { TitleShelf } from './filed-titles.ts';
import type { TitleFeatures } from './title-features.ts';

/** Logarithm of how probable each code is for a title of these words, by the number of the code. */
export type CodeModel = (words: readonly string[]) => Float32Array;

/** Passes over the titles; more learn the filed titles by heart. */
const PASSES = 2;
const STEP = 0.7;
/** Step of a code's own level against that of the features. */
const LEVEL_STEP = 0.02;
/** A wrong code less probable than this is left as it is: saves most of the work. */
const LEAST_WRONG = 0.002;
/** Below this all codes are alike improbable. */
const LEAST_TOLD = 1e-12;
/** A feature of more codes than this (the piece "er$") says too little for the time it takes. */
const MOST_CODES = 400;
const TITLES_AT_ONCE = 500;

/**
 * Learns which code a title is filed under: multinomial logistic regression, where a feature says something only about
 * codes that have a title with it. Stochastic gradient descent with a step that shrinks by what a feature has already
 * moved (Duchi, Hazan & Singer 2011, AdaGrad). A title filed under k codes is 1/k of each. Pauses now and then, so that a
 * server can answer others meanwhile. The same titles give the same model.
 */
export function* learnCodes(shelf: TitleShelf, features: TitleFeatures): Generator<void, CodeModel> {
  const { codes, titles } = shelf;
  const { starts, pairCodes } = pairUp(shelf, features);
  const weights = new Float32Array(pairCodes.length);
  const moved = new Float32Array(features.count).fill(1e-6);
  const levels = new Float32Array(codes.length);
  const row = new Float32Array(codes.length);
  const order = titles.map((_, title) => title);
  const random = minimalStandard();

  /** Leaves the probabilities of all codes in `row`. */
  function weigh(list: readonly number[], values: readonly number[]): void {
    row.set(levels);
    for (let place = 0; place < list.length; place++) {
      const feature = list[place] ?? 0;
      const value = values[place] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let pair = starts[feature] ?? 0; pair < end; pair++) {
        const code = pairCodes[pair] ?? 0;
        row[code] = (row[code] ?? 0) + value * (weights[pair] ?? 0);
      }
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let code = 0; code < row.length; code++) most = Math.max(most, row[code] ?? 0);
    let sum = 0;
    for (let code = 0; code < row.length; code++) {
      const share = Math.exp((row[code] ?? 0) - most);
      row[code] = share;
      sum += share;
    }
    for (let code = 0; code < row.length; code++) row[code] = (row[code] ?? 0) / sum;
  }

  function learn(title: number, step: number): void {
    const vector = features.filed[title] ?? { features: [], values: [] };
    weigh(vector.features, vector.values);
    for (let code = 0; code < row.length; code++) if ((row[code] ?? 0) < LEAST_WRONG) row[code] = 0;
    const right = titles[title]?.codes ?? [];
    for (const code of right) row[code] = (row[code] ?? 0) - 1 / right.length;
    let square = 0;
    for (let code = 0; code < row.length; code++) {
      const gap = row[code] ?? 0;
      square += gap * gap;
      levels[code] = (levels[code] ?? 0) - LEVEL_STEP * step * gap;
    }
    for (let place = 0; place < vector.features.length; place++) {
      const feature = vector.features[place] ?? 0;
      const value = vector.values[place] ?? 0;
      const total = (moved[feature] ?? 0) + square * value * value;
      moved[feature] = total;
      const by = (step * value) / Math.sqrt(total);
      const end = starts[feature + 1] ?? 0;
      for (let pair = starts[feature] ?? 0; pair < end; pair++) {
        const gap = row[pairCodes[pair] ?? 0] ?? 0;
        if (gap !== 0) weights[pair] = (weights[pair] ?? 0) - by * gap;
      }
    }
  }

  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const [done, title] of order.entries()) {
      learn(title, STEP * (1 - pass / PASSES));
      if (done % TITLES_AT_ONCE === 0) yield;
    }
  }
  return (words) => {
    const asked = features.of(words);
    weigh(asked.features, asked.values);
    return row.map((probability) => Math.log(probability + LEAST_TOLD));
  };
}

/**
 * Which codes have a title with a feature: those of feature f stand from `starts[f]` to before `starts[f + 1]`; none where
 * there would be more than `MOST_CODES`.
 */
function pairUp({ titles, codes }: TitleShelf, features: TitleFeatures) {
  const holders: number[][] = Array.from({ length: features.count }, () => []);
  for (const [title, vector] of features.filed.entries()) {
    for (const feature of vector.features) holders[feature]?.push(title);
  }
  const starts = new Int32Array(features.count + 1);
  const pairs: number[] = [];
  const seenFor = new Int32Array(codes.length).fill(-1);
  for (const [feature, list] of holders.entries()) {
    const start = pairs.length;
    for (const title of list) {
      for (const code of titles[title]?.codes ?? []) {
        if (seenFor[code] === feature) continue;
        seenFor[code] = feature;
        pairs.push(code);
      }
    }
    if (pairs.length - start > MOST_CODES) pairs.length = start;
    starts[feature + 1] = pairs.length;
  }
  return { starts, pairCodes: Uint16Array.from(pairs) };
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] ?? 0, list[at] ?? 0];
  }
}

/** Lehmer's generator of Park & Miller (1988), always from the same start. */
function minimalStandard(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
