/** Why a message of a learning system was not taken. */
export const ltiRefusals = {
  'unknown-platform': 'This learning system is not registered here',
  state: 'This launch was not started in this browser',
  replay: 'This launch was already used',
  signature: 'The signature of this launch is not the learning system’s',
  audience: 'This launch was meant for somebody else',
  expired: 'This launch has expired',
  deployment: 'This place of the learning system is not registered here',
  claim: 'This launch lacks something or says something that cannot be taken',
  quiz: 'The quiz of this link does not exist',
  unreachable: 'The learning system could not be asked',
  ticket: 'This page was already used or has expired',
} as const;
export type LtiRefusalCode = keyof typeof ltiRefusals;

/** A refusal with what was wrong and what to do; shown to the person as a page. */
export class LtiRefusal extends Error {
  override readonly name = 'LtiRefusal';
  readonly code: LtiRefusalCode;

  constructor(code: LtiRefusalCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}
