import type { EligibilityBody } from '@careway/contract';

type Education = NonNullable<EligibilityBody['education']>[number];

/** One choice of a form: the service's word for it and ours. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** Choices in the order given; the record type makes a missing one a compile error. */
function choices<Value extends string>(labels: Readonly<Record<Value, string>>): readonly Choice<Value>[] {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export const educationLevelChoices = choices<Education['level']>({
  none: 'None of these',
  'high-school': 'High school diploma or equivalent',
  'postsecondary-certificate': 'Certificate after high school',
  associate: 'Associate degree',
  bachelor: "Bachelor's degree",
  master: "Master's degree",
  doctorate: 'Doctorate',
});

export const educationFieldChoices = choices<NonNullable<Education['field']>>({
  healthcare: 'Health care',
  nursing: 'Nursing',
  'health-information': 'Health information',
  'social-work': 'Social work',
  'human-services': 'Human services',
  business: 'Business',
  other: 'Something else',
});

export const experienceChoices = choices<keyof NonNullable<EligibilityBody['experienceMonths']>>({
  healthcare: 'Health care, any work',
  'healthcare-leadership': 'Leading people in health care',
  'healthcare-executive': 'Executive in health care',
  nursing: 'Nursing',
  'medical-office': 'Medical office',
  'case-management': 'Case management',
  'case-management-under-ccm': 'Case management supervised by a CCM',
  'case-management-supervision': 'Supervising case managers',
  finance: 'Finance, any work',
  'finance-leadership': 'Leading people in finance',
});

export const hoursChoices = choices<NonNullable<EligibilityBody['hours']>[number]['activity']>({
  'continuing-education': 'Continuing education',
  'case-management': 'Case management',
  'supervised-case-management': 'Supervised case management',
});

export const licenceChoices = choices<NonNullable<EligibilityBody['licences']>[number]>({
  'registered-nurse': 'Registered nurse',
  'social-worker': 'Social worker',
  'clinical-social-worker': 'Clinical social worker',
});

export const membershipChoices = choices<NonNullable<EligibilityBody['memberships']>[number]>({
  aapc: 'AAPC',
  ache: 'ACHE',
  ahima: 'AHIMA',
  naham: 'NAHAM',
  pahcom: 'PAHCOM',
});

export const trainingChoices = choices<NonNullable<EligibilityBody['training']>[number]>({
  'medical-administrative-assistant': 'Medical administrative assistant program',
  'electronic-health-records': 'Electronic health records program',
  'naham-accredited-college': 'College program accredited by NAHAM',
  'cahiim-associate': 'Associate program accredited by CAHIIM',
  'cahiim-bachelor': "Bachelor's program accredited by CAHIIM",
  'cahiim-master': "Master's program accredited by CAHIIM",
  'supervised-field-experience': 'Supervised field experience during a degree',
});
