import fc from 'fast-check';
import type { Blueprint, Domain, Item, ItemKind } from '../src/index.ts';

/** A valid item of a kind; `enemies` and `status` as given. */
export function makeItem(id: string, domain: Domain, over: Partial<Item> = {}): Item {
  const kind: ItemKind = over.kind ?? 'single';
  const credits = { single: [1, 0, 0, 0], multiple: [1, 1, 0, 0], judgement: [2, 1, 0, 0] }[kind];
  return {
    id,
    version: 1,
    domain,
    objective: 'do-it-right',
    kind,
    cognitiveLevel: 'application',
    stem: `What comes first in ${id}?`,
    options: credits.map((credit, index) => ({
      id: 'abcd'[index] ?? 'x',
      text: `Option ${index} of ${id}`,
      credit,
      rationale: 'Because the rule says so.',
    })),
    citations: [{ source: '45 CFR 164.524' }],
    ground: 'verified',
    signOff: 'none',
    difficulty: { justQualifiedShare: 0.6, reason: 'Taught early.', confirmableBy: 'coordinator' },
    status: 'live',
    reviews: [{ on: '2026-11-24', challenged: 'The key.', changed: 'Nothing.' }],
    ...over,
  };
}

export const kinds = fc.constantFrom<ItemKind>('single', 'multiple', 'judgement');

/** A blueprint over the first domains, with a pool that can fill it. */
export const blueprintWithPool = fc
  .array(fc.record({ questions: fc.integer({ min: 1, max: 4 }), spare: fc.integer({ min: 0, max: 5 }), kind: kinds }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    const domains: Domain[] = ['scheduling-access', 'records-privacy', 'care-transitions', 'communication'];
    const blueprint: Blueprint = {
      slug: 'test-quiz',
      version: '1',
      title: 'Test quiz',
      goal: 'Test.',
      mode: 'form',
      minutesAbout: 5,
      weightsBasis: 'Test.',
      domains: parts.map((part, index) => ({ domain: domains[index] ?? 'communication', questions: part.questions })),
    };
    const items = parts.flatMap((part, index) =>
      Array.from({ length: part.questions + part.spare }, (_, number) =>
        makeItem(`D${index}-${String(number).padStart(3, '0')}`, domains[index] ?? 'communication', {
          kind: part.kind,
        }),
      ),
    );
    return { blueprint, items };
  });
