import type { ItemContent, ItemSummary } from '@careway/contract';

type Choice = { readonly value: string; readonly label: string };

export const kindChoices: readonly (Choice & { readonly value: ItemContent['kind'] })[] = [
  { value: 'single', label: 'Choose one: one right answer' },
  { value: 'multiple', label: 'Choose all that apply: all or nothing' },
  { value: 'judgement', label: 'Situational judgement: graded credit' },
];

export const levelChoices: readonly Choice[] = [
  { value: '', label: 'Not chosen yet' },
  { value: 'recall', label: 'Recall' },
  { value: 'application', label: 'Application' },
  { value: 'analysis', label: 'Analysis' },
];

export const groundChoices: readonly Choice[] = [
  { value: '', label: 'Not chosen yet' },
  { value: 'verified', label: 'A fact read at its source' },
  { value: 'secondary', label: 'A fact from a second-hand source' },
  { value: 'professional-reasoning', label: 'Stated professional reasoning' },
];

export const signOffChoices: readonly Choice[] = [
  { value: 'none', label: 'Nobody outside' },
  { value: 'practitioner', label: 'A practitioner' },
  { value: 'clinician', label: 'A clinician' },
  { value: 'lawyer', label: 'A lawyer' },
  { value: 'coder', label: 'A coder' },
];

export const exhibitKindChoices: readonly Choice[] = [
  { value: 'schedule', label: 'Schedule' },
  { value: 'eob', label: 'Explanation of benefits' },
  { value: 'portal-message', label: 'Portal message' },
  { value: 'referral', label: 'Referral' },
  { value: 'insurance-card', label: 'Insurance card' },
  { value: 'lab-flag', label: 'Lab flag' },
  { value: 'policy', label: 'Policy' },
  { value: 'message', label: 'Message' },
  { value: 'record', label: 'Record' },
];

export const statusChoices: readonly (Choice & { readonly value: ItemSummary['status'] })[] = [
  { value: 'draft', label: 'Draft' },
  { value: 'review', label: 'In review' },
  { value: 'pilot', label: 'Pilot' },
  { value: 'live', label: 'Live' },
  { value: 'watch', label: 'Watched' },
  { value: 'retired', label: 'Retired' },
];

/** A question before anybody wrote it. */
export const emptyContent: ItemContent = {
  domain: null,
  objective: null,
  kind: 'single',
  cognitiveLevel: null,
  stem: '',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: '', credit: id === 'a' ? 1 : 0, rationale: '' })),
  citations: [],
  ground: null,
  signOff: 'none',
  difficulty: null,
  reviews: [],
};
