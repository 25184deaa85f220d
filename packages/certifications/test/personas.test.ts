import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RequirementOutcome } from '../src/evaluate-eligibility.ts';
import { evaluateEligibility, flattenRequirement, isGroup, type Person, parseCertifications } from '../src/index.ts';

/**
 * Thirty people as written, each with what a reader of the published rules says of every part: `+` met, `-` not met, `?`
 * cannot be told; after `=` the whole rule. The parts of each certification are in the order of `parts`.
 */
interface Persona {
  readonly story: string;
  readonly person: Person;
  readonly chaa: string;
  readonly cmaa: string;
  readonly ccm: string;
}

const personas = JSON.parse(readFileSync(new URL('personas.json', import.meta.url), 'utf8')) as readonly Persona[];
const catalogue = parseCertifications(readFileSync(new URL('../data/certifications.json', import.meta.url), 'utf8'));

const parts = {
  chaa: ['work', 'program', 'diploma', 'contact-hours', 'associate'],
  cmaa: ['diploma', 'training', 'work'],
  ccm: ['licence', 'degree', 'field-work', 'other-standing', 'under-ccm', 'on-your-own', 'as-supervisor'],
  cmm: ['experience', 'education', 'membership', 'ethics'],
  cpcc: ['cpcc'],
} as const;
type Code = keyof typeof parts;

const marks = { met: '+', 'not-met': '-', 'cannot-tell': '?' } as const;

function ruleOf(code: Code) {
  const certification = catalogue.find((one) => one.code === code);
  if (certification === undefined) throw new Error(`no ${code}`);
  return certification.eligibility;
}

function lines(outcome: RequirementOutcome): ReadonlyMap<string, string> {
  const own = [[outcome.requirement.id, marks[outcome.result]] as const];
  return new Map([...own, ...outcome.parts.flatMap((part) => [...lines(part)])]);
}

function judged(code: Code, person: Person): string {
  const outcome = evaluateEligibility(ruleOf(code), person);
  const found = lines(outcome);
  return `${parts[code].map((id) => found.get(id)).join(' ')} = ${marks[outcome.result]}`;
}

test('there are thirty, and every single requirement of the five certifications is among the parts judged', () => {
  expect(personas).toHaveLength(30);
  for (const [code, ids] of Object.entries(parts)) {
    const single = flattenRequirement(ruleOf(code as Code)).filter((part) => !isGroup(part));
    expect(single.map(({ id }) => id)).toEqual(ids);
  }
});

describe.each(personas)('$story', ({ person, chaa, cmaa, ccm }) => {
  test('stands to each part of the five rules as a reader says', () => {
    expect({
      chaa: judged('chaa', person),
      cmaa: judged('cmaa', person),
      ccm: judged('ccm', person),
      // PAHCOM's numbers were not readable and no issuer of a CPCC is known: nobody can be told.
      cmm: judged('cmm', person),
      cpcc: judged('cpcc', person),
    }).toEqual({ chaa, cmaa, ccm, cmm: '? ? ? ? = ?', cpcc: '? = ?' });
  });

  test('leaves a part open only by what is not told or what only the issuer knows', () => {
    for (const code of ['chaa', 'cmaa', 'ccm', 'cmm', 'cpcc'] as const) {
      const outcome = evaluateEligibility(ruleOf(code), person);
      const open = (one: RequirementOutcome): boolean =>
        one.parts.length > 0
          ? one.parts.every(open)
          : one.result !== 'cannot-tell' ||
            one.unknown.length > 0 ||
            ['not-confirmed', 'issuer-decides'].includes(one.requirement.kind);
      expect(open(outcome), code).toBe(true);
    }
  });
});
