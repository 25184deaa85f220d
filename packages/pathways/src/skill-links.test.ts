import { expect, test } from 'vitest';
import { fees, map } from '../test/routes.ts';
import { linkedDomains, linksOf } from './skill-links.ts';

test('every domain leads to certifications of the catalogue and to a step that names one', () => {
  for (const domain of linkedDomains) {
    const { certifications, steps } = linksOf(map, domain);
    expect(certifications.filter((code) => !fees.has(code))).toEqual([]);
    expect(steps.length, domain).toBeGreaterThan(0);
    expect(new Set(steps).size).toBe(steps.length);
  }
});

test('every certification that a step names is reached from some domain', () => {
  const named = new Set(map.steps.flatMap((step) => step.needs.flatMap((need) => need.certification ?? [])));
  const reached = new Set(linkedDomains.flatMap((domain) => linksOf(map, domain).certifications));
  expect([...named].filter((code) => !reached.has(code))).toEqual(['fache']);
});

test('care transitions lead by the CCM to nurse case manager', () => {
  const { steps } = linksOf(map, 'care-transitions');
  expect(steps.map(({ from, to }) => `${from} > ${to}`)).toContain('patient-care-coordinator > nurse-case-manager');
});
