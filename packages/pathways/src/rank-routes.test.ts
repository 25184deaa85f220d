import { describe, expect, test } from 'vitest';
import { ratings } from '../test/data.ts';
import { fees, map, payOf, ratedRoutes, routeOf } from '../test/routes.ts';
import { rankRoutes, routeObjectives } from './rank-routes.ts';
import { costOf } from './route-cost.ts';
import { skillsOf } from './route-skills.ts';

const PCC = 'patient-care-coordinator';

/** Median pay of May 2024 and its quartiles (OEWS); political scientists: May 2023. */
const pay = new Map([
  [PCC, payOf('29-2099', 40_740, 48_790, 62_280)],
  ['lead-care-coordinator', payOf('29-2099', 40_740, 48_790, 62_280)],
  ['medical-records-specialist', payOf('29-2072', 41_600, 50_250, 64_070)],
  ['health-information-technologist', payOf('29-9021', 48_400, 67_310, 92_410)],
  ['nurse-case-manager', payOf('29-1141', 78_610, 93_600, 107_960)],
  ['practice-manager', payOf('11-9111', 88_560, 117_960, 162_420)],
  ['clinic-manager', payOf('11-9111', 88_560, 117_960, 162_420)],
  ['healthcare-administrator', payOf('11-9111', 88_560, 117_960, 162_420)],
  ['health-policy-analyst', payOf('19-3094', 96_600, 132_350, 167_650)],
]);

describe('the cost of a route', () => {
  test('counts a certification and a degree once, and an unknown price as unknown', () => {
    const steps = routeOf(PCC, 'lead-care-coordinator', 'practice-manager', 'clinic-manager').steps;
    const { items, knownUsd, unknown } = costOf(map, steps, fees);
    expect(items.map(({ need, usd }) => [need.certification ?? need.level, usd])).toEqual([
      ['bcpa', null],
      ['cham', null],
      ['bachelor', null],
      ['cmm', null],
      ['cppm', 399],
    ]);
    expect({ knownUsd, unknown }).toEqual({ knownUsd: 399, unknown: 4 });
  });
});

describe('the skills of a route', () => {
  test('are each counted once: a second manager role on the way adds nothing', () => {
    const direct = skillsOf(map, [PCC, 'clinic-manager'], ratings);
    const longer = skillsOf(map, [PCC, 'clinic-manager', 'healthcare-administrator'], ratings);
    // Sum over 35 skills of importance of 11-9111.00 above 29-2099.08, added up from the O*NET file by another program.
    expect(direct.distance).toBeCloseTo(19.23, 2);
    expect(longer.distance).toBeCloseTo(direct.distance, 10);
    expect(new Set(longer.rises.map(({ name }) => name)).size).toBe(longer.rises.length);
    expect(direct.rises[0]).toMatchObject({ name: 'Operations Analysis', slug: 'clinic-manager' });
  });

  test('name the roles that O*NET has not rated', () => {
    expect(skillsOf(map, [PCC, 'medical-records-specialist'], ratings)).toEqual({
      rises: [],
      distance: 0,
      unrated: ['medical-records-specialist'],
    });
  });
});

describe('ranking', () => {
  const between = (goal: string) => ratedRoutes(PCC, goal, pay);
  const order = (goal: string, objective: (typeof routeObjectives)[number]) =>
    rankRoutes(between(goal), objective).map(({ route }) => route.slugs.slice(1, -1).join(' → '));

  test.each(['nurse-case-manager', 'healthcare-administrator', 'medical-records-specialist', 'health-policy-analyst'])(
    'every objective ranks all routes to %s and says why each stands where it does',
    (goal) => {
      for (const objective of routeObjectives) {
        const ranked = rankRoutes(between(goal), objective);
        expect(ranked.length).toBe(between(goal).length);
        expect(ranked.every(({ reason }) => reason.length > 10)).toBe(true);
      }
    },
  );

  test('to policy: straight on by steps, but by way of clinic manager by pay, whose pay comes before the master', () => {
    expect(order('health-policy-analyst', 'steps').slice(0, 2)).toEqual(['', 'clinic-manager']);
    expect(order('health-policy-analyst', 'pay').slice(0, 2)).toEqual(['clinic-manager', '']);
    const [first, second] = rankRoutes(between('health-policy-analyst'), 'pay');
    expect(first?.reason).toMatch(/^First: \$190,000 more over ten years; the next: \$130,000 more/);
    expect(second?.reason).toMatch(/^Behind the one before: \$130,000 more over ten years, against \$190,000/);
  });

  test('a master on top of a high school diploma takes the four years of the bachelor at least', () => {
    expect(routeOf(PCC, 'health-policy-analyst')).toMatchObject({ knownMonths: 48, stepsWithoutTime: 1 });
  });

  test('an open time is never none: a step without any published time comes behind one that takes four years', () => {
    const [known, open] = [routeOf(PCC, 'nurse-case-manager'), routeOf(PCC, 'medical-records-specialist')];
    const rated = [open, known].map((route) => ({
      route,
      cost: costOf(map, route.steps, fees),
      worth: { kind: 'no-pay' as const, slugs: [] },
      skills: skillsOf(map, route.slugs, ratings),
      longestMonths: 60,
    }));
    expect(rankRoutes(rated, 'time').map((each) => each.route.slugs.at(-1))).toEqual([
      'nurse-case-manager',
      'medical-records-specialist',
    ]);
  });
});
