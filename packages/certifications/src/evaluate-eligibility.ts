import { type CountedHours, checkPerson, type Person, type PersonPart } from './person.ts';
import { isGroup, type Requirement, type RequirementGroup, type SingleRequirement } from './requirement.ts';
import { educationLabels, isPartOf, reachesLevel, termLabels } from './vocabulary.ts';

/** `cannot-tell`: what is known about the person or about the requirement does not settle it. */
export const eligibilityResults = ['met', 'not-met', 'cannot-tell'] as const;
export type EligibilityResult = (typeof eligibilityResults)[number];

/** A requirement with how a person stands to it. */
export interface RequirementOutcome {
  readonly requirement: Requirement;
  readonly result: EligibilityResult;
  /** Why, in a sentence to the person. */
  readonly reason: string;
  /** What is missing where it can be counted; null otherwise. */
  readonly shortBy: { readonly amount: number; readonly unit: 'months' | 'hours' } | null;
  /** Parts of the person that are unknown and would settle this; empty unless the result is `cannot-tell`. */
  readonly unknown: readonly PersonPart[];
  /** Outcomes of the parts of a group, in its order; empty for a single requirement. */
  readonly parts: readonly RequirementOutcome[];
}

/**
 * How a person stands to a rule, part by part, in three-valued logic: a group is settled as soon as its known parts
 * settle it whatever the unknown ones turn out to be. An unconfirmed requirement is never met and never not met.
 * Says nothing about an issuer's decision. Throws `CertificationsError` for negative amounts.
 */
export function evaluateEligibility(requirement: Requirement, person: Person): RequirementOutcome {
  checkPerson(person);
  return evaluate(requirement, person);
}

function evaluate(requirement: Requirement, person: Person): RequirementOutcome {
  return isGroup(requirement) ? evaluateGroup(requirement, person) : evaluateSingle(requirement, person);
}

function evaluateGroup(requirement: RequirementGroup, person: Person): RequirementOutcome {
  const parts = requirement.of.map((part) => evaluate(part, person));
  const count = (result: EligibilityResult) => parts.filter((part) => part.result === result).length;
  const need = neededParts(requirement);
  const met = count('met');
  const open = count('cannot-tell');
  const result = met >= need ? 'met' : met + open < need ? 'not-met' : 'cannot-tell';
  const unknown = result === 'cannot-tell' ? parts.flatMap((part) => part.unknown) : [];
  return {
    requirement,
    result,
    reason: `${met} of ${parts.length} parts met, ${need} needed${open === 0 ? '' : `, ${open} open`}.`,
    shortBy: null,
    unknown: [...new Set(unknown)],
    parts,
  };
}

/** How many parts of a group must be met. */
export function neededParts(group: RequirementGroup): number {
  if (group.kind === 'n-of') return group.need;
  return group.kind === 'all' ? group.of.length : 1;
}

type Verdict = Pick<RequirementOutcome, 'result' | 'reason'> & Partial<Pick<RequirementOutcome, 'shortBy' | 'unknown'>>;

function evaluateSingle(requirement: SingleRequirement, person: Person): RequirementOutcome {
  return { requirement, shortBy: null, unknown: [], parts: [], ...judge(requirement, person) };
}

function judge(requirement: SingleRequirement, person: Person): Verdict {
  switch (requirement.kind) {
    case 'education':
      return judgeEducation(requirement, person);
    case 'experience':
      return judgeExperience(requirement, person);
    case 'hours':
      return judgeHours(requirement, person);
    case 'membership':
      return judgeHolding('memberships', person.memberships, [requirement.organization], 'membership of');
    case 'licence':
      return judgeHolding('licences', person.licences, requirement.anyOf, 'a');
    case 'training':
      return judgeHolding('training', person.training, requirement.anyOf, 'a');
    case 'open':
      return { result: 'met', reason: 'Nothing is asked here.' };
    case 'issuer-decides':
      return { result: 'cannot-tell', reason: 'Only the issuer can decide this.' };
    case 'not-confirmed':
      return { result: 'cannot-tell', reason: requirement.fact.statement };
  }
}

function judgeEducation(requirement: Extract<SingleRequirement, { kind: 'education' }>, person: Person): Verdict {
  const needed = educationLabels[requirement.atLeast];
  if (person.education === undefined) return unanswered('education', `Tell us your schooling: ${needed} is needed.`);
  const reached = person.education.filter((completed) => reachesLevel(completed.level, requirement.atLeast));
  const { fields } = requirement;
  const counts = (field: string) => fields?.some((wanted) => isPartOf(field, wanted)) ?? true;
  if (reached.some((completed) => fields === undefined || (completed.field !== undefined && counts(completed.field)))) {
    return { result: 'met', reason: `You have ${needed} or more.` };
  }
  if (reached.some((completed) => completed.field === undefined)) {
    return unanswered('education', `Tell us what your degree is in: ${listTerms(fields ?? [])} counts.`);
  }
  if (reached.length > 0 && requirement.orRelated === true) {
    return { result: 'cannot-tell', reason: 'Only the issuer can say whether your field counts as related.' };
  }
  const inFields = fields === undefined ? '' : ` in ${listTerms(fields)}`;
  return { result: 'not-met', reason: `You need ${needed}${inFields}.` };
}

function judgeExperience(requirement: Extract<SingleRequirement, { kind: 'experience' }>, person: Person): Verdict {
  const told = person.experienceMonths ?? {};
  const months = requirement.fields
    .map((field) =>
      Math.max(0, ...Object.entries(told).map(([name, amount]) => (isPartOf(name, field) ? (amount ?? 0) : 0))),
    )
    .reduce((sum, amount) => sum + amount, 0);
  const work = requirement.fields.map((field) => termLabels[field]).join(' or ');
  if (months >= requirement.atLeastMonths)
    return { result: 'met', reason: `You have ${withCommas(months)} months of ${work}.` };
  if (requirement.fields.some((field) => told[field] === undefined)) {
    return unanswered(
      'experienceMonths',
      `Tell us how long you did ${work}: ${withCommas(requirement.atLeastMonths)} months are needed.`,
    );
  }
  return short(months, requirement.atLeastMonths, 'months', work);
}

/**
 * Hours earned in a shorter time than asked are a lower bound of what counts, hours earned in a longer time an upper
 * one; hours of a part of the activity are a lower bound too.
 */
function judgeHours(requirement: Extract<SingleRequirement, { kind: 'hours' }>, person: Person): Verdict {
  const window = requirement.withinMonths ?? Number.POSITIVE_INFINITY;
  const within = (entry: CountedHours) => entry.withinMonths ?? Number.POSITIVE_INFINITY;
  const entries = person.hours ?? [];
  const sure = entries.filter((entry) => isPartOf(entry.activity, requirement.activity) && within(entry) <= window);
  const atLeast = Math.max(0, ...sure.map((entry) => entry.hours));
  const limits = entries.filter((entry) => isPartOf(requirement.activity, entry.activity) && within(entry) >= window);
  const atMost = Math.min(Number.POSITIVE_INFINITY, ...limits.map((entry) => entry.hours));
  const activity = termLabels[requirement.activity];
  const since = requirement.withinMonths === undefined ? '' : ` in the last ${requirement.withinMonths} months`;
  if (atLeast >= requirement.atLeastHours) {
    return { result: 'met', reason: `You have ${withCommas(atLeast)} hours of ${activity}${since}.` };
  }
  if (atMost >= requirement.atLeastHours) {
    return unanswered(
      'hours',
      `Tell us your hours of ${activity}${since}: ${withCommas(requirement.atLeastHours)} are needed.`,
    );
  }
  return short(atMost, requirement.atLeastHours, 'hours', `${activity}${since}`);
}

function judgeHolding<T extends keyof typeof termLabels>(
  part: PersonPart,
  held: readonly T[] | undefined,
  anyOf: readonly T[],
  before: string,
): Verdict {
  const wanted = anyOf.map((term) => `${before} ${termLabels[term]}`).join(' or ');
  if (held === undefined) return unanswered(part, `Tell us whether you have ${wanted}.`);
  const found = held.find((term) => anyOf.some((other) => isPartOf(term, other)));
  if (found !== undefined) return { result: 'met', reason: `You have ${before} ${termLabels[found]}.` };
  return { result: 'not-met', reason: `You need ${wanted}.` };
}

function unanswered(part: PersonPart, reason: string): Verdict {
  return { result: 'cannot-tell', reason, unknown: [part] };
}

function short(has: number, needs: number, unit: 'months' | 'hours', what: string): Verdict {
  return {
    result: 'not-met',
    reason: `You have ${withCommas(has)} of ${withCommas(needs)} ${unit} of ${what}.`,
    shortBy: { amount: needs - has, unit },
  };
}

function listTerms(terms: readonly string[]): string {
  return terms.map((term) => term.replaceAll('-', ' ')).join(' or ');
}

/** A count as people write it: 2,080. */
function withCommas(amount: number): string {
  return amount.toLocaleString('en-US');
}
