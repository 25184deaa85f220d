import type { RequirementOutcome } from './evaluate-eligibility.ts';
import { neededParts } from './evaluate-eligibility.ts';
import type { Fact } from './fact.ts';
import { flattenRequirement, isGroup, type Requirement } from './requirement.ts';

/**
 * What keeps a rule from being met, one sentence for each thing to do; empty unless the result is `not-met`. Where any
 * of several parts would do, the sentence names them all: "one of: … / …".
 */
export function missingFrom(outcome: RequirementOutcome): readonly string[] {
  if (outcome.result !== 'not-met') return [];
  const { requirement } = outcome;
  if (!isGroup(requirement)) return [outcome.reason];
  if (requirement.kind === 'all') return outcome.parts.flatMap(missingFrom);
  const met = outcome.parts.filter((part) => part.result === 'met').length;
  const open = outcome.parts.filter((part) => part.result !== 'met').map(describeNeed);
  const still = neededParts(requirement) - met;
  return [`${still === 1 ? 'One' : still} of: ${open.join(' / ')}`];
}

function describeNeed(outcome: RequirementOutcome): string {
  const sentences = missingFrom(outcome);
  return (sentences.length === 0 ? [outcome.reason] : sentences)
    .map((sentence) => sentence.replace(/\.$/, ''))
    .join(' and ');
}

/** The facts behind the requirements of a rule that nobody has confirmed, in its order. */
export function unconfirmedFacts(requirement: Requirement): readonly Fact[] {
  return flattenRequirement(requirement).flatMap((part) => (part.kind === 'not-confirmed' ? [part.fact] : []));
}
