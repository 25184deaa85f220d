import { expect, test } from 'vitest';
import { cpiU, projections, reportedFigures, wageOf } from '../test/data.ts';
import { explainDisagreements } from './disagreement.ts';
import { summaryFinding } from './findings.ts';

const proxies = ['29-2099', '43-6013', '21-1094'];
const official = {
  wages: proxies.map((soc) => wageOf(soc, 2024)),
  projections: projections.filter((row) => proxies.includes(row.soc)),
  priceIndex: cpiU,
};
const reasons = explainDisagreements(reportedFigures, official);
const explanationOf = (id: string) => reasons.find((reason) => reason.id === id)?.explanation ?? '';

test('nine reasons are given, each about figures that exist', () => {
  const ids = new Set(reportedFigures.map((figure) => figure.id));
  expect(reasons).toHaveLength(9);
  expect(reasons.every((reason) => reason.figureIds.length > 0 && reason.figureIds.every((id) => ids.has(id)))).toBe(
    true,
  );
  expect(new Set(reasons.flatMap((reason) => reason.figureIds))).toEqual(ids);
});

test('$19.89 an hour is $41,371 a year, under what the other site says', () => {
  expect(explanationOf('hourly-to-yearly')).toContain('$19.89 an hour × 2,080 hours is $41,371 a year');
  expect(explanationOf('hourly-to-yearly')).toContain('$18,089 under the $59,460');
});

test('139,400 openings a year would fill each of 48,000 jobs 2.9 times', () => {
  expect(explanationOf('openings-against-jobs')).toContain(
    '139,400 cannot be the yearly openings of about 48,000 jobs that are said to shrink',
  );
  expect(explanationOf('openings-against-jobs')).toContain('2.9 times');
  expect(explanationOf('openings-against-jobs')).toContain('29% of the jobs each year');
});

test('−4% stands against the official projections, which point up', () => {
  expect(explanationOf('growth-against-projections')).toContain('−4% for 2018–28');
  expect(explanationOf('growth-against-projections')).toContain(
    'Medical secretaries and administrative assistants +4% (2024–34)',
  );
});

test('a reason that the figures do not bear out is not given', () => {
  const fewer = reportedFigures.map((figure) =>
    figure.measure === 'openings' ? { ...figure, value: { kind: 'jobs', jobs: 4_000 } as const } : figure,
  );
  expect(explainDisagreements(fewer, official).map((reason) => reason.id)).not.toContain('openings-against-jobs');
  expect(explainDisagreements([], official)).toEqual([]);
});

test('the finding gives spans, never an average', () => {
  expect(summaryFinding('Patient care coordinator', reportedFigures, official.wages)).toBe(
    'Sites report from $35,480 to $85,430 or more a year for a patient care coordinator. Official medians of the occupations that stand in for it run from $44,640 to $51,030 (May 2024).',
  );
});
