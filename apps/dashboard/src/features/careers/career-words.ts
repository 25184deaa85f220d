import type { Occupation, PathwayNode, PathwayStep, StepNeed } from '@careway/contract';

const levels: Readonly<Record<PathwayNode['level'], string>> = { entry: 'Entry', mid: 'Middle', senior: 'Senior' };

/** The level of a role in words. */
export function levelWords(level: PathwayNode['level']): string {
  return levels[level];
}

/** The levels of the map, from the first step up. */
export const levelOrder: readonly PathwayNode['level'][] = ['entry', 'mid', 'senior'];

const tracks: Readonly<Record<PathwayNode['track'], string>> = {
  'front-office': 'Front office',
  coordination: 'Coordination',
  records: 'Records',
  clinical: 'Clinical',
  management: 'Management',
  policy: 'Policy',
};

/** The line of work of a role in words. */
export function trackWords(track: PathwayNode['track']): string {
  return tracks[track];
}

const needs: Readonly<Record<StepNeed['kind'], string>> = {
  education: 'Schooling',
  experience: 'Experience',
  certification: 'Certification',
  licence: 'License',
};

/** What a step asks for, in a word, and whether it is a rule. */
export function needWords(need: StepNeed): string {
  return `${needs[need.kind]}${need.isRequired ? '' : ' (helps, not required)'}`;
}

const bases: Readonly<Record<PathwayStep['basis']['kind'], string>> = {
  published: 'published',
  reported: 'reported',
  judgement: 'our judgment',
};

/** Whether a step was published, reported, or is our judgment. */
export function basisWords(kind: PathwayStep['basis']['kind']): string {
  return bases[kind];
}

const licences: Readonly<Record<Occupation['licence']['need'], string>> = {
  required: 'Required',
  sometimes: 'In some posts or states',
  'not-required': 'Not required',
  'not-confirmed': 'Not confirmed',
};

/** Whether a role needs a state license. */
export function licenceWords(need: Occupation['licence']['need']): string {
  return licences[need];
}
