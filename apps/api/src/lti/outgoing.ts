import { lookup as resolveName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What may be called of an address that somebody else gave us. */
export interface OutgoingPolicy {
  /** Private and loopback addresses and plain http: for a learning system in the same network, and for tests. */
  readonly allowsPrivateNetwork: boolean;
}

/** A call that was refused or failed; `message` says to whom and why. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
}

export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Calls an address given from outside: https to public addresses alone unless the policy says otherwise, no redirects, ten
 * seconds, one megabyte. The address that was checked is the one that is called. Throws OutgoingError.
 */
export async function callOut(policy: OutgoingPolicy, address: string, init: OutgoingRequest = {}): Promise<Response> {
  const url = checkAddress(policy, address);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown) =>
      reject(new OutgoingError(`${url.origin} ${reason}.`, cause === undefined ? {} : { cause }));
    const request = send(
      url,
      {
        method: init.method ?? 'GET',
        headers: {
          'user-agent': 'Careway',
          ...init.headers,
          ...(init.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(init.body)) }),
        },
        lookup: guardedLookup(policy),
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MAX_BYTES) request.destroy(new Error(`answered with more than ${MAX_BYTES} bytes`));
          else parts.push(part);
        });
        answer.on('error', (error) => fail(`broke off: ${error.message}`, error));
        answer.on('end', () => resolve(toResponse(answer.statusCode ?? 502, answer.headersDistinct, parts)));
      },
    );
    const overdue = setTimeout(
      () => request.destroy(new Error(`did not answer within ${TIMEOUT_MS / 1000} seconds`)),
      TIMEOUT_MS,
    );
    request.on('close', () => clearTimeout(overdue));
    request.on('error', (error) => fail(`cannot be called: ${error.message}`, error));
    request.end(init.body);
  });
}

/** The address as a URL, if the policy lets it be called by its form. Throws OutgoingError. */
export function checkAddress(policy: OutgoingPolicy, address: string): URL {
  if (!URL.canParse(address)) throw new OutgoingError(`${address} is not an address.`);
  const url = new URL(address);
  const isOpen = url.protocol === 'https:' || (policy.allowsPrivateNetwork && url.protocol === 'http:');
  if (!isOpen) throw new OutgoingError(`${url.origin} must be an https address.`);
  if (url.username !== '' || url.password !== '') throw new OutgoingError(`${url.origin} must not carry a password.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !policy.allowsPrivateNetwork && isPrivate(host))
    throw new OutgoingError(`${url.origin} is a private address.`);
  return url;
}

function guardedLookup(policy: OutgoingPolicy): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const open = policy.allowsPrivateNetwork ? addresses : addresses.filter(({ address }) => !isPrivate(address));
      const [first] = open;
      if (first === undefined) return callback(new Error(`${hostname} is a private address`), '');
      if (options.all === true) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}

/** Loopback, private, link-local, shared, multicast, reserved and documentation addresses (IANA special registries). */
const special = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is not one of the public internet. IPv4 inside IPv6 counts as what it holds. */
export function isPrivate(address: string): boolean {
  return special.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function toResponse(
  status: number,
  headers: Readonly<Record<string, readonly string[] | undefined>>,
  parts: readonly Buffer[],
): Response {
  const held = new Headers();
  for (const [name, values] of Object.entries(headers)) for (const value of values ?? []) held.append(name, value);
  const isEmpty = status === 204 || status === 205 || status === 304 || status < 200;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status: Math.max(200, status), headers: held });
}
