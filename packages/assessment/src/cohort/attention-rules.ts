/** Why a learner may need somebody, in the order in which reasons are told. */
export const attentionRuleIds = ['exam-near', 'overdue', 'not-started', 'stalled', 'falling', 'too-fast'] as const;
export type AttentionRuleId = (typeof attentionRuleIds)[number];

/** Whether a rule is used, and from where on: days, attempts or percent of answers as `attentionLimits` says. */
export interface AttentionRule {
  readonly isOn: boolean;
  readonly threshold: number;
}

/** A threshold for each rule. */
export type AttentionRules = Readonly<Record<AttentionRuleId, AttentionRule>>;

/** Unit and allowed thresholds (whole numbers, both ends included) of each rule. */
export const attentionLimits: Readonly<
  Record<
    AttentionRuleId,
    { readonly unit: 'days' | 'attempts' | 'percent'; readonly min: number; readonly max: number }
  >
> = {
  'exam-near': { unit: 'days', min: 1, max: 365 },
  overdue: { unit: 'days', min: 1, max: 365 },
  'not-started': { unit: 'days', min: 1, max: 365 },
  stalled: { unit: 'days', min: 1, max: 365 },
  falling: { unit: 'attempts', min: 2, max: 10 },
  'too-fast': { unit: 'percent', min: 1, max: 100 },
};

/** The rules of an organisation that has set none: nothing for 14 days, under 30 days left, falling across 3 attempts. */
export const defaultAttentionRules: AttentionRules = {
  'exam-near': { isOn: true, threshold: 30 },
  overdue: { isOn: true, threshold: 1 },
  'not-started': { isOn: true, threshold: 7 },
  stalled: { isOn: true, threshold: 14 },
  falling: { isOn: true, threshold: 3 },
  'too-fast': { isOn: true, threshold: 25 },
};

/** The rule in words, with its threshold. */
export function attentionRuleWords(id: AttentionRuleId, threshold: number): string {
  const days = `${threshold} ${threshold === 1 ? 'day' : 'days'}`;
  const sentences: Readonly<Record<AttentionRuleId, string>> = {
    'exam-near': `The whole range is below the target and the exam is in under ${days}`,
    overdue: `An assignment is not finished ${days} or more after its due date`,
    'not-started': `Nothing started ${days} or more after the invitation and the first assignment`,
    stalled: `Started, not ready yet, and nothing for ${days} or more`,
    falling: `Each of the last ${threshold} results is lower than the one before`,
    'too-fast': `${threshold}% or more of the answers of the last result came too fast to be read`,
  };
  return sentences[id];
}
