import type { LikelyCodes } from './title-index.ts';

/** Community and social service, healthcare practitioners and support, office work; and managers of health services. */
const CARE = /^(?:21|29|31|43)-|^11-9111/;

/**
 * The occupations that people around patient care coordination have, come from and go to. That four in five of the titles
 * asked for are of them is our judgement, not a figure of a source.
 */
export const careCodes: LikelyCodes = { has: (code) => CARE.test(code), share: 0.8 };
