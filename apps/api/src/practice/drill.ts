import {
  type Domain,
  domainLabels,
  domains,
  FIRST_ANSWER_MINUTES,
  LATER_ANSWER_MINUTES,
  type Memory,
  recallOn,
} from '@careway/assessment';
import type { Drill, DrillSummary } from '@careway/contract';
import type { BankItem } from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { loadPractice, type Practice, type PracticeDeps } from './load-practice.ts';
import { type Entry, presentEntry } from './review-queue.ts';

/** Questions of a drill. */
const DRILL_QUESTIONS = 10;

/** How much of every subject a person has practiced, in the order of the subjects. */
export async function listDrills(deps: PracticeDeps, person: Pick<Person, 'id'> | null): Promise<DrillSummary[]> {
  const practice = await loadPractice(deps, person?.id ?? null);
  return domains.map((domain) => {
    const pool = itemsOf(practice, domain);
    return {
      domain,
      domainLabel: domainLabels[domain],
      questions: pool.length,
      practiced: pool.filter(({ item }) => practice.memories.has(item.id)).length,
    };
  });
}

/**
 * Ten questions on one subject: first those that were never practiced or would be known least today, last those already
 * practiced today. Answers are kept as all practice is. Questions of an open quiz of the person are left out.
 */
export async function describeDrill(
  deps: PracticeDeps & { readonly secret: string },
  person: Pick<Person, 'id'> | null,
  name: string,
): Promise<Drill> {
  const domain = domains.find((candidate) => candidate === name);
  if (domain === undefined)
    throw new ProblemError('not-found', `There is no subject ${name}; there are ${domains.join(', ')}.`);
  const practice = await loadPractice(deps, person?.id ?? null);
  const pool = itemsOf(practice, domain).filter(({ item }) => !practice.withheld.has(item.id));
  const entries = pool
    .map(({ item }): Entry => {
      const memory = practice.memories.get(item.id) ?? null;
      return {
        card: { itemId: item.id, domain, memory },
        reason: memory === null ? 'new' : 'extra',
        minutes: memory === null ? FIRST_ANSWER_MINUTES : LATER_ANSWER_MINUTES,
      };
    })
    .toSorted((a, b) => urgency(b, practice) - urgency(a, practice) || (a.card.itemId < b.card.itemId ? -1 : 1))
    .slice(0, DRILL_QUESTIONS);
  const items = new Map(pool.map((bankItem) => [bankItem.item.id, bankItem]));
  const fresh = entries.filter(({ reason }) => reason === 'new').length;
  return {
    domain,
    domainLabel: domainLabels[domain],
    sentence: sentenceOf(entries.length, fresh),
    questions: entries.map((entry) => presentEntry(deps.secret, { ...practice, items }, entry)),
  };
}

function itemsOf({ bank }: Practice, domain: Domain): readonly BankItem[] {
  return bank.filter(({ item }) => item.domain === domain);
}

/** Chance of not knowing it today, 0–1; a question never practiced counts as not known, one of today comes last. */
function urgency({ card: { memory } }: Entry, { today }: Practice): number {
  if (memory === null) return 1;
  return wasToday(memory, today) ? -1 : 1 - recallOn(memory, today);
}

function wasToday(memory: Memory, today: number): boolean {
  return memory.lastDay >= today;
}

function sentenceOf(questions: number, fresh: number): string {
  if (questions === 0) return 'Every question on this subject is in a quiz of yours that is open. Finish it first.';
  const again = questions - fresh;
  const parts = [...(fresh === 0 ? [] : [`${fresh} new`]), ...(again === 0 ? [] : [`${again} to repeat`])];
  return `${questions} ${questions === 1 ? 'question' : 'questions'}: ${parts.join(', ')}. Each is explained right after its answer.`;
}
