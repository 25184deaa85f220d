import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Set by us on requests handed to better-auth; whatever a client sent under this name is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-careway-client-address';

/** The peer's address; forwarded headers are not believed. `undefined` in tests that call the app without a socket. */
export function clientAddress(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
}
