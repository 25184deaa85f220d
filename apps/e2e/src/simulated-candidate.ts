import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface BankItem {
  readonly kind: 'single' | 'multiple' | 'judgement';
  readonly stem: string;
  readonly options: readonly { readonly text: string; readonly credit: number }[];
  readonly difficulty: { readonly justQualifiedShare: number };
}

const folder = fileURLToPath(new URL('../../../packages/assessment/bank', import.meta.url));

function readBank(): readonly BankItem[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { items: BankItem[] }).items);
}

/** Answers what stands on a page: the stem and the option texts in their order, and which of them to choose (from 0). */
export type Candidate = (stem: string, options: readonly string[]) => readonly number[];

/**
 * An examinee of a known ability `theta` (logits; 0 is just qualified), who knows the keys from the bank's files. A
 * question is answered right with probability 1 / (1 + exp(-(theta - b))), b = -logit of the share that its authors expect
 * of a just-qualified person. Right answers are spread by systematic sampling from the start `seed` in [0, 1): over any
 * run of questions their number is within one of its expectation, so that a verdict does not hang on luck. Throws when the
 * page shows a question that the files do not have.
 */
export function simulatedCandidate(theta: number, seed: number): Candidate {
  const bank = readBank();
  let expected = seed;
  return (stem, options) => {
    const item = bank.find((one) => one.stem === stem && one.options.every(({ text }) => options.includes(text)));
    if (item === undefined) throw new Error(`The bank's files have no question "${stem}" with these options.`);
    const { justQualifiedShare: share } = item.difficulty;
    const before = Math.floor(expected);
    expected += 1 / (1 + Math.exp(-theta - Math.log(share / (1 - share))));
    const isRight = Math.floor(expected) > before;
    const credits = options.map((text) => item.options.find((option) => option.text === text)?.credit ?? 0);
    const best = Math.max(...credits);
    const right = credits.flatMap((credit, place) => (credit === best ? [place] : []));
    if (isRight) return item.kind === 'multiple' ? right : right.slice(0, 1);
    return [credits.indexOf(Math.min(...credits))];
  };
}
