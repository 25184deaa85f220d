/** Pay files, read: pure, so that a browser reads them by the very rules of the service. */
export { FileRefused } from '../import/file-refused.ts';
export type { FileSource } from '../import/file-source.ts';
export { judgeOwnPay, type OwnPayJudgement, type PayWriting } from './judge-own-pay.ts';
export { mappedPayFile } from './mapped-pay-file.ts';
export { type MessyPay, type PayBasis, parseMessyPay } from './messy-pay.ts';
export {
  levelIn,
  type OwnPayBatch,
  type OwnPayMapping,
  type OwnPayRow,
  readOwnPay,
  stateIn,
} from './own-pay-file.ts';
export { type OwnPayHead, readOwnPayHead } from './own-pay-head.ts';
export { understoodPayFile } from './understood-pay-file.ts';
