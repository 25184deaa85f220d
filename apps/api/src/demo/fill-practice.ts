import type { PutPlanBody } from '@careway/contract';
import { answerReview } from '../practice/answer-review.ts';
import { describeQueue } from '../practice/review-queue.ts';
import { savePlan } from '../practice/save-plan.ts';
import { clockAt } from './clock.ts';
import { answerTo, drawCategories, shownIds } from './simulated-answers.ts';
import type { QuizTaking } from './take-quiz.ts';

/** How somebody practised: on these days before today, with so many questions each time. */
export interface PracticeHabit {
  readonly plan: PutPlanBody;
  readonly daysAgo: readonly number[];
  readonly questions: number;
  /** Ability, logits. */
  readonly theta: number;
}

/** Makes a plan and practises what was due on each day, as the person would. */
export async function fillPractice(
  taking: QuizTaking & { readonly secret: string; readonly today: Date },
  personId: string,
  { plan, daysAgo, questions, theta }: PracticeHabit,
): Promise<void> {
  const person = { id: personId };
  const [first = 0] = daysAgo;
  await savePlan({ ...taking, now: clockAt(taking.today, first, 13).now }, person, plan);
  for (const day of daysAgo) {
    const clock = clockAt(taking.today, day, 22);
    const deps = { ...taking, now: clock.now };
    const queue = await describeQueue(deps, person, questions);
    for (const { itemId, stem, options } of queue.questions.slice(0, questions)) {
      const asked = taking.questions.get(stem)?.find(({ item }) => item.id === itemId);
      if (asked === undefined) continue;
      const [category = 0] = drawCategories([asked.model], theta, taking.rng);
      const { chosen } = answerTo(asked.item, category);
      clock.pass(40);
      await answerReview(deps, person, { itemId, optionIds: shownIds(asked.item, chosen, options) });
    }
  }
}
