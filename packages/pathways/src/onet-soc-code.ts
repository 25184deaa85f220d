import { isSocCode } from '@careway/labor-market';

/** Whether `text` has the form of an O*NET-SOC code: a SOC code, a point and two digits, such as 29-2099.08. */
export function isOnetSocCode(text: string): boolean {
  return isSocCode(text.slice(0, 7)) && /^\.\d{2}$/.test(text.slice(7));
}
