import { readFileSync } from 'node:fs';
import { parseOccupations, parseOnetRatings, parseSteps } from '../src/index.ts';

const read = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

/** The package's own data files, as text and as read. */
export const occupationsJson = read('occupations.json');
export const stepsJson = read('steps.json');
export const ratingsCsv = read('onet-ratings.csv');
export const occupations = parseOccupations(occupationsJson);
export const steps = parseSteps(stepsJson);
export const ratings = parseOnetRatings(ratingsCsv);
