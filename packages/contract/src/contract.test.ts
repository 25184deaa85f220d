import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as contract from './index.ts';

const schemas = Object.entries<unknown>(contract).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
);

describe('the schemas of the API', () => {
  test('each named schema has one name, so that two never meet under it in the description', () => {
    const ids = schemas.flatMap(([name, schema]) => {
      const id = schema.meta()?.id;
      return id === undefined ? [] : [[id, name] as const];
    });
    const names = Map.groupBy(ids, ([id]) => id);
    const shared = [...names].filter(([, owners]) => owners.length > 1).map(([id]) => id);
    expect(shared).toEqual([]);
    expect(ids.length).toBeGreaterThan(40);
  });

  test('an open question has no place for a key, a credit, a rationale or a difficulty', () => {
    const shown = contract.OpenQuestion.parse({
      position: 1,
      of: 30,
      kind: 'choose-one',
      stem: 'What first?',
      instruction: 'Choose one.',
      exhibit: null,
      options: [{ id: 'x', text: 'Call', credit: 1, rationale: 'Because.' }],
      difficulty: 0.4,
    });
    expect(JSON.stringify(shown)).not.toMatch(/credit|rationale|difficulty/);
  });

  test('a page has 1 to 200 rows, and says what is allowed otherwise', () => {
    expect(contract.PageQuery.parse({ limit: '200' })).toEqual({ limit: 200 });
    for (const limit of ['0', '201', '-1', '1.5', 'ten', '']) {
      const refused = contract.PageQuery.safeParse({ limit });
      expect(refused.success, limit).toBe(false);
      expect(refused.error?.issues[0]?.message).toMatch(/1 to 200/);
    }
  });

  test('a cohort takes a real date and no other', () => {
    expect(contract.CreateCohortBody.safeParse({ name: 'A', examOn: '2028-02-29' }).success).toBe(true);
    for (const examOn of ['2027-02-29', '2027-2-1', '02/01/2027']) {
      expect(contract.CreateCohortBody.safeParse({ name: 'A', examOn }).success, examOn).toBe(false);
    }
  });

  test('a problem has a code of the list', () => {
    const problem = { type: '/problems/x', title: 'X', status: 404, detail: 'x', requestId: 'r' };
    expect(contract.Problem.safeParse({ ...problem, code: 'not-found' }).success).toBe(true);
    expect(contract.Problem.safeParse({ ...problem, code: 'oops' }).success).toBe(false);
  });
});
