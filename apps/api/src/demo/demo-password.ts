import { createHmac } from 'node:crypto';
import type { DemoAccount } from './demo-college.ts';

/** The password of a demo account: nobody can guess it, and only a server with the same secret can sign in with it. */
export function demoPassword(secret: string, key: DemoAccount['key']): string {
  return createHmac('sha256', secret).update(`demo account ${key}`).digest('base64url');
}
