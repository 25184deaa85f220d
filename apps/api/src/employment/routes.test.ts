import { EmploymentOutlook } from '@careway/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let outlook: z.output<typeof EmploymentOutlook>;

beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
  const answer = await app.visitor().request('/api/v1/employment/outlook?occupation=patient-care-coordinator');
  outlook = EmploymentOutlook.parse(await answer.json());
});
afterAll(() => app[Symbol.asyncDispose]());

test('employment of a stand-in is broken where the hybrid code is twice as large', () => {
  const [residual] = outlook.employment;
  expect(residual?.segments.map(({ soc, points }) => [soc, points.at(0)?.count])).toEqual([
    ['29-2099', 84_510],
    ['29-2098', 331_790],
    ['29-2099', 140_770],
  ]);
});

test('both windows stand apart, the earlier one superseded', () => {
  expect(outlook.projections.map(({ fromYear, isSuperseded }) => [fromYear, isSuperseded])).toEqual([
    [2024, false],
    [2016, true],
  ]);
  const group = outlook.projections.at(0)?.rows.find((row) => row.soc === '43-6000');
  expect(group).toMatchObject({ coversSoc: ['43-6013'], openingsPerYear: 358_300 });
});

test('openings that a page does not give are null, not zero', () => {
  const part = outlook.projections.at(0)?.rows.find((row) => row.soc === '43-6013');
  expect(part).toMatchObject({ fromJobs: 850_000, toJobs: 885_300, openingsPerYear: null, changeJobs: null });
});

test('−4% and 139,400 are put in context', () => {
  expect(outlook.inContext.map((entry) => entry.figure.id)).toEqual([
    'zippia-growth',
    'zippia-employment',
    'zippia-openings',
  ]);
  expect(outlook.inContext.at(-1)?.explanation).toContain('cannot be the yearly openings of about 48,000 jobs');
});

test('every figure names a source of the answer', () => {
  const listed = new Set(outlook.sources.map((source) => source.id));
  const used = [
    ...outlook.employment.flatMap((series) => series.segments.flatMap((segment) => segment.points)),
    ...outlook.projections.flatMap((window) => window.rows),
    ...outlook.inContext.map((entry) => entry.figure),
    ...outlook.breaks,
  ];
  expect(used.filter((row) => !listed.has(row.sourceId))).toEqual([]);
});

test('an unknown occupation is refused', async () => {
  const answer = await app.visitor().request('/api/v1/employment/outlook?occupation=astronaut');
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ path: 'query.occupation' }] });
});
