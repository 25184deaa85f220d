/** Something wrong with a question, a blueprint, an answer, a plan or a lesson. `code` names the case, the message where and what is allowed. */
export class AssessmentError extends Error {
  override readonly name = 'AssessmentError';
  readonly code:
    | 'invalid-item'
    | 'invalid-blueprint'
    | 'infeasible-blueprint'
    | 'invalid-response'
    | 'invalid-plan'
    | 'invalid-lesson';

  constructor(code: AssessmentError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
