import { assessmentFiles } from './assessment.ts';
import { careerFiles } from './careers.ts';
import { laborMarketFiles } from './labor-market.ts';
import { lessonFiles } from './lessons.ts';
import type { ReferenceFile } from './reference-file.ts';

/** Every file of reference data, in the order it is loaded. */
export const referenceFiles: readonly ReferenceFile[] = [
  ...assessmentFiles,
  ...lessonFiles,
  ...laborMarketFiles,
  ...careerFiles,
];
