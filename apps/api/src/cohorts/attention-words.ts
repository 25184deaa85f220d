import { type AttentionReason, formatDay, type NudgeEffect } from '@careway/assessment';
import type { AttentionList } from '@careway/contract';

type DescribedReason = AttentionList['items'][number]['reasons'][number];

/** A reason as the educator reads it, with the day it counts from. */
export function describeReason(reason: AttentionReason): DescribedReason {
  return { rule: reason.rule, sentence: sentenceOf(reason), since: formatDay(reason.since) };
}

function sentenceOf(reason: AttentionReason): string {
  switch (reason.rule) {
    case 'exam-near': {
      const { low, high, target } = reason.result;
      const when = reason.daysLeft === 0 ? 'the exam is today' : `the exam is in ${countDays(reason.daysLeft)}`;
      return `The whole range, ${low}–${high}, is below the target of ${target} and ${when}.`;
    }
    case 'overdue':
      return `${reason.title} was due ${countDays(reason.days)} ago and is not finished.`;
    case 'not-started':
      return `Nothing started in ${countDays(reason.days)}.`;
    case 'stalled':
      return `Started, then nothing for ${countDays(reason.days)}.`;
    case 'falling':
      return `The last ${reason.scores.length} results fall: ${reason.scores.join(', ')}.`;
    case 'too-fast':
      return `${reason.tooFast} of ${reason.answered} answers of the last result came too fast to be read.`;
  }
}

/** What changed after a nudge, in a sentence. */
export function effectWords({ started, finished, scoreBefore, scoreAfter }: NudgeEffect): string {
  if (started === 0 && finished === 0) return 'Nothing started or finished in the 14 days after.';
  const done = [
    ...(started === 0 ? [] : [`${started} started`]),
    ...(finished === 0 ? [] : [`${finished} finished`]),
  ].join(', ');
  if (scoreAfter === null) return `In the 14 days after: ${done}.`;
  const score = scoreBefore === null ? `result ${scoreAfter}` : `result ${scoreBefore} before, ${scoreAfter} after`;
  return `In the 14 days after: ${done}; ${score}.`;
}

/**
 * A message that the educator may change. Plain, without blame; the link leads to the assignments. Nothing of a result that
 * is not released gets into it.
 */
export function draftNudge(
  learner: { readonly name: string; readonly hasJoined: boolean; readonly hasHeldResult: boolean },
  cohortName: string,
  reasons: readonly AttentionReason[],
  link: string,
): { readonly subject: string; readonly text: string } {
  const [first = learner.name] = learner.name.split(' ');
  const asks = reasons.flatMap((reason) => (learner.hasHeldResult ? askWithoutResult(reason) : [askOf(reason)]));
  const lines = asks.length === 0 ? ['I would like to hear how your preparation is going.'] : asks;
  const where = learner.hasJoined ? 'Your assignments:' : 'Your link to join:';
  return {
    subject: `${cohortName}: your next step`,
    text: [`Hello ${first},`, '', ...lines, '', `${where} ${link}`, '', 'Write to me if something is in the way.'].join(
      '\n',
    ),
  };
}

/** What a reason asks of somebody who may not know their result yet. */
function askWithoutResult(reason: AttentionReason): readonly string[] {
  if (reason.rule === 'falling' || reason.rule === 'too-fast') return [];
  if (reason.rule !== 'exam-near') return [askOf(reason)];
  return reason.daysLeft === 0
    ? ['Your exam is today.']
    : [`Your exam is in ${countDays(reason.daysLeft)}. Let us plan what to practice first.`];
}

function askOf(reason: AttentionReason): string {
  switch (reason.rule) {
    case 'exam-near':
      return reason.daysLeft === 0
        ? 'Your exam is today. Look at the topics of your last report once more.'
        : `Your exam is in ${countDays(reason.daysLeft)}, and your last result is still below the target. Let us plan what to practice first.`;
    case 'overdue':
      return `${reason.title} was due ${countDays(reason.days)} ago. You can still finish it.`;
    case 'not-started':
      return 'You have not started your first quiz yet. It takes about 25 minutes, and you can stop and go on later.';
    case 'stalled':
      return `You have made a start; nothing came in the last ${countDays(reason.days)}. A short practice today would help.`;
    case 'falling':
      return 'Your last results went down a little. Let us look together at what changed.';
    case 'too-fast':
      return 'Many of your last answers came very fast. Take the time to read each question.';
  }
}

function countDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
