import type { EducationLevel } from '@careway/certifications';
import { describe, expect, test } from 'vitest';
import { ratings } from '../test/data.ts';
import { fees, map, nameOf, payOf, ratedRoutes, routeOf } from '../test/routes.ts';
import { type RouteObjective, rankRoutes, routeObjectives } from './rank-routes.ts';
import { costOf } from './route-cost.ts';
import { skillsOf } from './route-skills.ts';

const PCC = 'patient-care-coordinator';

/** Median pay of May 2024 and its quartiles (OEWS); political scientists: May 2023. */
const pay = new Map([
  [PCC, payOf('29-2099', 40_740, 48_790, 62_280)],
  ['lead-care-coordinator', payOf('29-2099', 40_740, 48_790, 62_280)],
  ['medical-records-specialist', payOf('29-2072', 41_600, 50_250, 64_070)],
  ['medical-biller', payOf('43-3021', 40_260, 47_170, 56_350)],
  // May 2023, in dollars of 2024: × 313.689 ÷ 304.702.
  ['licensed-practical-nurse', payOf('29-2061', 52_134, 61_492, 69_120)],
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
  const between = (goal: string, held?: EducationLevel) => ratedRoutes(PCC, goal, pay, held);
  const ranked = (goal: string, objective: RouteObjective, held?: EducationLevel) =>
    rankRoutes(between(goal, held), objective).map(({ route, reason }) => `${nameOf(route)} | ${reason}`);
  const firsts = (goal: string) =>
    Object.fromEntries(routeObjectives.map((objective) => [objective, ranked(goal, objective)[0]]));

  test('to nurse case manager: an associate degree first by time and cost, a practical nurse’s pay on the way first by pay', () => {
    expect(firsts('nurse-case-manager')).toEqual({
      steps: 'nurse-case-manager by associate-degree | First: 1 step, as the next; 2 to 3 years, against 4 years.',
      time: 'nurse-case-manager by associate-degree | First: 2 to 3 years, as the next; 1 step, against 2 steps.',
      cost: 'nurse-case-manager by associate-degree | First: $815 of known fees, as the next; 2 to 3 years in school, against 4 years in school.',
      pay: expect.stringMatching(
        /^licensed-practical-nurse → nurse-case-manager \| First: \$\d+,000 more over ten years; the next: \$\d+,000 more/,
      ),
      skills:
        'nurse-case-manager by associate-degree | First: skills rise by 13.01 points in all, as the next; 2 to 3 years, against 4 years.',
    });
    expect(ranked('nurse-case-manager', 'time').at(1)).toBe(
      'licensed-practical-nurse → nurse-case-manager | Behind the one before: 2 to 3 years, as that one; 2 steps, against 1 step.',
    );
    expect(ranked('nurse-case-manager', 'steps').at(1)).toBe(
      'nurse-case-manager by bachelor-degree | Behind the one before: 1 step, as that one; 4 years, against 2 to 3 years.',
    );
  });

  test('to nurse case manager with a bachelor’s degree: the accelerated program first by time and by pay', () => {
    expect(ranked('nurse-case-manager', 'time', 'bachelor')[0]).toBe(
      'nurse-case-manager by accelerated-bachelor-degree | First: 11 to 18 months; the next: 2 to 3 years.',
    );
    expect(ranked('nurse-case-manager', 'pay', 'bachelor')[0]).toMatch(/^nurse-case-manager by accelerated/);
  });

  test('to medical records: a certificate first by time, the straight move first by cost and by pay', () => {
    const straight = 'medical-records-specialist by without-new-schooling';
    expect(firsts('medical-records-specialist')).toEqual({
      steps: 'medical-records-specialist by certificate | First: 1 step, as the next; 1 year, against 2 to 4 years.',
      time: 'medical-records-specialist by certificate | First: 1 year; the next: an open time, counted as 4 years.',
      cost: `${straight} | First: no known fee; the next: $399 of known fees.`,
      pay: `${straight} | First: $10,000 more over ten years, as the next; no known fee, against $399 of known fees.`,
      skills:
        'medical-records-specialist by certificate | First: skills rise by 0.00 points in all, as the next; 1 year, against an open time, counted as 4 years.',
    });
    expect(ranked('medical-records-specialist', 'pay').at(2)).toMatch(/^medical-biller → medical-records-specialist/);
  });

  test('to healthcare administrator: by way of clinic manager first in every order, what comes second changes', () => {
    const seconds = routeObjectives.map((objective) => ranked('healthcare-administrator', objective)[1]);
    expect(Object.values(firsts('healthcare-administrator')).map((first) => first?.split(' | ')[0])).toEqual(
      routeObjectives.map(() => 'clinic-manager → healthcare-administrator'),
    );
    expect(seconds.map((second) => second?.split(' → ')[0])).toEqual([
      'medical-records-specialist by certificate',
      'medical-records-specialist by certificate',
      'medical-records-specialist by without-new-schooling',
      'nurse-case-manager by bachelor-degree',
      'lead-care-coordinator',
    ]);
    expect(seconds[1]).toMatch(/Behind the one before: 6 to 7 years, against 5 to 6 years\.$/);
  });

  test('to policy: straight on by steps, but by way of clinic manager by pay, whose pay comes before the master', () => {
    const direct = 'health-policy-analyst';
    const { steps, pay: byPay, cost, skills } = firsts('health-policy-analyst');
    expect(steps).toBe(`${direct} | First: 1 step; the next: 2 steps.`);
    expect(byPay).toMatch(/^clinic-manager → health-policy-analyst \| First: \$\d+,000 more over ten years; the next:/);
    expect(cost).toBe(`${direct} | First: 2 costs without a source; the next: 4 costs without a source.`);
    expect(skills).toMatch(/^health-policy-analyst \| First: skills rise by \d+\.\d\d points in all; the next:/);
  });

  test('a master on top of a high school diploma takes the bachelor before it: 4 years and 1 to 2 more', () => {
    expect(routeOf(PCC, 'health-policy-analyst')).toMatchObject({
      knownMonths: 60,
      mostKnownMonths: 72,
      stepsWithoutTime: 0,
    });
  });

  test('law: whatever the order, the same routes come, each with what sets it where it stands', () => {
    for (const goal of ['nurse-case-manager', 'healthcare-administrator', 'medical-records-specialist']) {
      for (const objective of routeObjectives) {
        const found = rankRoutes(between(goal), objective);
        expect(found.map(({ route }) => nameOf(route)).toSorted()).toEqual(
          between(goal)
            .map(({ route }) => nameOf(route))
            .toSorted(),
        );
        expect(found.every(({ reason }) => /^(First|Behind the one before): .+\.$|^Level with/.test(reason))).toBe(
          true,
        );
      }
    }
  });

  test('an open time is never none: a step without any published time comes behind one that takes four years', () => {
    const known = routeOf(PCC, 'nurse-case-manager by bachelor-degree');
    const open = routeOf(PCC, 'medical-records-specialist by coding-exam');
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
