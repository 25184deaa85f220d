import {
  expertParameters,
  type Item,
  type MeasuredItem,
  mostPoints,
  type Rng,
  simulateResponses,
  standardNormal,
} from '@careway/assessment';

/** How far the difficulties that people meet lie from the judged ones, sd in logits. */
const JUDGED_ERROR = 0.7;

/** A response model that people could have: the expert's, its difficulty off by sd .7 as the priors say, its slope by 30%. */
export function trueModel(item: Item, rng: Rng): MeasuredItem {
  const expert = expertParameters(item);
  const error = JUDGED_ERROR * standardNormal(rng);
  const slope = Math.exp(0.3 * standardNormal(rng));
  if (expert.model === 'nrm') throw new Error('No question is nominal.');
  const discrimination = expert.discrimination * slope;
  return expert.model === '4pl'
    ? { ...expert, discrimination, difficulty: expert.difficulty + error }
    : { ...expert, discrimination, thresholds: expert.thresholds.map((b) => b + error) };
}

/** Places of `count` different things of `from`, each set as likely as any other. */
export function draw(from: number, count: number, rng: Rng): number[] {
  const left = Array.from({ length: from }, (_, i) => i);
  return Array.from({ length: count }, () => left.splice(Math.floor(rng() * left.length), 1)).flat();
}

/** One answer to each question by somebody of ability theta, drawn from the models; the credit's place per question. */
export function drawCategories(models: readonly MeasuredItem[], theta: number, rng: Rng): readonly number[] {
  return models.length === 0 ? [] : [...simulateResponses(models, [theta], rng).scores];
}

/** An answer that earns the credit in this place of the credits there are: for right/wrong, the key or one wrong option. */
export function answerTo(item: Item, category: number) {
  const credits = [...new Set([0, ...item.options.map(({ credit }) => credit)])].toSorted((a, b) => a - b);
  const isJudgement = item.kind === 'judgement';
  const points = isJudgement ? (credits[category] ?? 0) : category;
  const best = Math.max(...credits);
  const wanted = isJudgement ? points : category * best;
  const chosen = item.options.filter(({ credit }) => credit === wanted).map(({ id }) => id);
  return {
    chosen: item.kind === 'multiple' && category === 1 ? chosen : chosen.slice(0, 1),
    points,
    maxPoints: mostPoints(item),
  };
}

/** The ids under which chosen options of an item are shown, by their texts. */
export function shownIds(
  item: Item,
  chosen: readonly string[],
  shown: readonly { readonly id: string; readonly text: string }[],
): string[] {
  const texts = item.options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text);
  return shown.filter(({ text }) => texts.includes(text)).map(({ id }) => id);
}
