import {
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Signs compact JWS by node:crypto alone: nothing of the product or of its JOSE library is in here. */
function sign(header: object, payload: object, key: KeyObject): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

/** Reads a JWS and checks its RS256 signature with a public JWK. */
export function verifyJws(token: string, jwks: { readonly keys: readonly Record<string, unknown>[] }) {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string; kid: string };
  const jwk = jwks.keys.find(({ kid }) => kid === header.kid);
  const isGood =
    header.alg === 'RS256' &&
    jwk !== undefined &&
    createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'base64url'));
  return { isGood, header, claims: JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown> };
}

/** What the platform got at one of its addresses. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

/** A learning management system with its own keys and its own server on a loopback port. */
export class SimulatedLms implements AsyncDisposable {
  readonly clientId = 'careway-client';
  readonly deploymentId = 'deployment-1';
  readonly received: Received[] = [];
  /** Answers to calls by `METHOD path`; each may be replaced by a test. A text with the type text/html goes as it is. */
  readonly answers = new Map<
    string,
    (request: Received) => { status: number; headers?: Record<string, string>; body?: unknown }
  >();
  #keys: { kid: string; privateKey: KeyObject; jwk: Record<string, unknown> }[] = [];
  #server = createServer((request, response) => void this.#serve(request, response));
  url = '';

  static async start(): Promise<SimulatedLms> {
    const lms = new SimulatedLms();
    lms.#server.listen(0, '127.0.0.1');
    await once(lms.#server, 'listening');
    lms.url = `http://127.0.0.1:${(lms.#server.address() as AddressInfo).port}`;
    lms.rotateKey();
    lms.answers.set('GET /jwks', () => ({ status: 200, body: { keys: lms.#keys.map(({ jwk }) => jwk) } }));
    return lms;
  }

  /** From now on signs with a new key; the old one is published no more. */
  rotateKey(): void {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = randomUUID();
    this.#keys = [{ kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } }];
  }

  get registration() {
    return {
      name: 'Lakeside LMS',
      issuer: this.url,
      clientId: this.clientId,
      deploymentIds: [this.deploymentId],
      authorizationEndpoint: `${this.url}/auth?tenant=7`,
      tokenEndpoint: `${this.url}/token`,
      jwksUrl: `${this.url}/jwks`,
      instructorsAreEducators: true,
    };
  }

  /** The claims of a launch by a learner; `more` replaces and adds, `undefined` takes away. */
  claims(nonce: string, at: Date, target: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    const seconds = Math.floor(at.getTime() / 1000);
    return {
      iss: this.url,
      aud: this.clientId,
      sub: 'student-1',
      iat: seconds,
      exp: seconds + 300,
      nonce,
      name: 'Ada Example',
      email: 'Ada@Example.edu',
      [lti('version')]: '1.3.0',
      [lti('message_type')]: 'LtiResourceLinkRequest',
      [lti('deployment_id')]: this.deploymentId,
      [lti('target_link_uri')]: target,
      [lti('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
      [lti('context')]: { id: 'course-1', title: 'Care coordination, spring' },
      [lti('resource_link')]: { id: 'link-1', title: 'Readiness quiz' },
      [lti('custom')]: { quiz: 'pcc-readiness' },
      ...more,
    };
  }

  sign(claims: Record<string, unknown>, header: Record<string, unknown> = {}): string {
    const [key] = this.#keys;
    if (key === undefined) throw new Error('no key');
    return sign({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header }, claims, key.privateKey);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = request.url ?? '/';
    const call = {
      method: request.method ?? 'GET',
      path,
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
    };
    this.received.push(call);
    const found =
      this.answers.get(`${call.method} ${path}`) ?? this.answers.get(`${call.method} ${path.split('?')[0]}`);
    const answer = found?.(call) ?? { status: 404, body: { error: 'not here' } };
    const isPage =
      typeof answer.body === 'string' && answer.headers?.['content-type']?.startsWith('text/html') === true;
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? '' : isPage ? answer.body : JSON.stringify(answer.body));
  }
}
