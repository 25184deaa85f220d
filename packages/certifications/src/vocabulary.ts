/** Schooling, least to most. */
export const educationLevels = [
  'none',
  'high-school',
  'postsecondary-certificate',
  'associate',
  'bachelor',
  'master',
  'doctorate',
] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** Whether `level` is at least `atLeast`. */
export function reachesLevel(level: EducationLevel, atLeast: EducationLevel): boolean {
  return educationLevels.indexOf(level) >= educationLevels.indexOf(atLeast);
}

/** What a diploma or degree is in. */
export const educationFields = [
  'healthcare',
  'nursing',
  'health-information',
  'social-work',
  'human-services',
  'business',
  'other',
] as const;
export type EducationField = (typeof educationFields)[number];

/** Kinds of paid work that issuers count. */
export const experienceFields = [
  'healthcare',
  'healthcare-leadership',
  'healthcare-executive',
  'nursing',
  'medical-office',
  'case-management',
  'case-management-under-ccm',
  'case-management-supervision',
  'finance',
  'finance-leadership',
] as const;
export type ExperienceField = (typeof experienceFields)[number];

/** Things that are counted in hours. */
export const hourActivities = ['continuing-education', 'case-management', 'supervised-case-management'] as const;
export type HourActivity = (typeof hourActivities)[number];

export const licences = ['registered-nurse', 'social-worker', 'clinical-social-worker'] as const;
export type Licence = (typeof licences)[number];

export const trainingProgrammes = [
  'medical-administrative-assistant',
  'electronic-health-records',
  'naham-accredited-college',
  'cahiim-associate',
  'cahiim-bachelor',
  'cahiim-master',
  'supervised-field-experience',
] as const;
export type TrainingProgramme = (typeof trainingProgrammes)[number];

export const organizations = ['aapc', 'ache', 'ahima', 'naham', 'pahcom'] as const;
export type Organization = (typeof organizations)[number];

/** Each term with the wider term that it is a part of. */
const widerTerms = {
  nursing: 'healthcare',
  'health-information': 'healthcare',
  'social-work': 'human-services',
  'healthcare-executive': 'healthcare-leadership',
  'healthcare-leadership': 'healthcare',
  'medical-office': 'healthcare',
  'case-management-under-ccm': 'case-management',
  'finance-leadership': 'finance',
  'supervised-case-management': 'case-management',
  'clinical-social-worker': 'social-worker',
} as const;

/** Whether `narrow` is `wide` or a part of it: nursing is healthcare, healthcare is not nursing. */
export function isPartOf(narrow: string, wide: string): boolean {
  for (let term: string | undefined = narrow; term !== undefined; term = widerOf(term)) {
    if (term === wide) return true;
  }
  return false;
}

function widerOf(term: string): string | undefined {
  return Object.entries(widerTerms).find(([narrow]) => narrow === term)?.[1];
}

/** How terms read in a sentence after a number of months or hours, or after "a". */
export const termLabels: Readonly<
  Record<ExperienceField | HourActivity | Licence | TrainingProgramme | Organization, string>
> = {
  healthcare: 'work in healthcare',
  'healthcare-leadership': 'leadership work in healthcare',
  'healthcare-executive': 'executive work in healthcare',
  nursing: 'work as a nurse',
  'medical-office': 'work in a medical office',
  'case-management': 'case management',
  'case-management-under-ccm': 'case management under a CCM',
  'case-management-supervision': 'supervising case managers',
  finance: 'work in finance',
  'finance-leadership': 'leadership work in finance',
  'continuing-education': 'continuing education',
  'supervised-case-management': 'supervised case management',
  'registered-nurse': 'registered nurse license',
  'social-worker': 'social work license',
  'clinical-social-worker': 'clinical social work license',
  'medical-administrative-assistant': 'medical administrative assistant program',
  'electronic-health-records': 'electronic health records program',
  'naham-accredited-college': 'NAHAM-accredited college program',
  'cahiim-associate': 'CAHIIM-accredited associate program',
  'cahiim-bachelor': "CAHIIM-accredited bachelor's program",
  'cahiim-master': "CAHIIM-accredited master's program",
  'supervised-field-experience': 'supervised field experience in a health or human services degree',
  aapc: 'AAPC',
  ache: 'ACHE',
  ahima: 'AHIMA',
  naham: 'NAHAM',
  pahcom: 'PAHCOM',
};

/** How a level reads after "you need" or "you have". */
export const educationLabels: Readonly<Record<EducationLevel, string>> = {
  none: 'no diploma',
  'high-school': 'a high school diploma or GED',
  'postsecondary-certificate': 'a certificate after high school',
  associate: 'an associate degree',
  bachelor: "a bachelor's degree",
  master: "a master's degree",
  doctorate: 'a doctorate',
};
