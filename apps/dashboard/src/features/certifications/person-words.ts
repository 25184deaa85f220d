import type { EligibilityBody } from '@careway/contract';

type Education = NonNullable<EligibilityBody['education']>[number];

/** One choice of a form: the service's word for it and ours. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export const educationLevelChoices: readonly Choice<Education['level']>[] = [
  { value: 'none', label: 'None of these' },
  { value: 'high-school', label: 'High school diploma or equivalent' },
  { value: 'postsecondary-certificate', label: 'Certificate after high school' },
  { value: 'associate', label: 'Associate degree' },
  { value: 'bachelor', label: "Bachelor's degree" },
  { value: 'master', label: "Master's degree" },
  { value: 'doctorate', label: 'Doctorate' },
];

export const educationFieldChoices: readonly Choice<NonNullable<Education['field']>>[] = [
  { value: 'healthcare', label: 'Health care' },
  { value: 'nursing', label: 'Nursing' },
  { value: 'social-work', label: 'Social work' },
  { value: 'business', label: 'Business' },
  { value: 'health-information', label: 'Health information' },
  { value: 'human-services', label: 'Human services' },
  { value: 'other', label: 'Something else' },
];

type ExperienceField = keyof NonNullable<EligibilityBody['experienceMonths']>;

export const experienceChoices: readonly Choice<ExperienceField>[] = [
  { value: 'healthcare', label: 'Health care, any work' },
  { value: 'healthcare-leadership', label: 'Leading people in health care' },
  { value: 'medical-office', label: 'Medical office' },
  { value: 'case-management', label: 'Case management' },
  { value: 'nursing', label: 'Nursing' },
  { value: 'finance', label: 'Finance, any work' },
  { value: 'finance-leadership', label: 'Leading people in finance' },
];

type HoursActivity = NonNullable<EligibilityBody['hours']>[number]['activity'];

export const hoursChoices: readonly Choice<HoursActivity>[] = [
  { value: 'continuing-education', label: 'Continuing education' },
  { value: 'case-management', label: 'Case management' },
  { value: 'supervised-case-management', label: 'Supervised case management' },
];

export const licenceChoices: readonly Choice<NonNullable<EligibilityBody['licences']>[number]>[] = [
  { value: 'registered-nurse', label: 'Registered nurse' },
  { value: 'social-worker', label: 'Social worker' },
];

export const membershipChoices: readonly Choice<NonNullable<EligibilityBody['memberships']>[number]>[] = [
  { value: 'aapc', label: 'AAPC' },
  { value: 'ache', label: 'ACHE' },
  { value: 'ahima', label: 'AHIMA' },
  { value: 'naham', label: 'NAHAM' },
  { value: 'pahcom', label: 'PAHCOM' },
];

export const trainingChoices: readonly Choice<NonNullable<EligibilityBody['training']>[number]>[] = [
  { value: 'medical-administrative-assistant', label: 'Medical administrative assistant program' },
  { value: 'electronic-health-records', label: 'Electronic health records program' },
  { value: 'naham-accredited-college', label: 'College program accredited by NAHAM' },
  { value: 'cahiim-associate', label: 'Associate program accredited by CAHIIM' },
  { value: 'cahiim-bachelor', label: "Bachelor's program accredited by CAHIIM" },
  { value: 'cahiim-master', label: "Master's program accredited by CAHIIM" },
];
