import { CertificationsError, unbakePng } from '@careway/certifications';
import type { VerifyCredentialBody } from '@careway/contract';
import { decodeJwt } from 'jose';
import { ProblemError } from '../http/problem.ts';
import { isObject, isWithin, type JsonObject, toList } from './json-object.ts';

/** A credential as it came: the document, and the JWT that carried it where one did. */
export interface ReadCredential {
  readonly format: 'json' | 'jwt' | 'png';
  readonly credential: JsonObject;
  readonly jwt: string | undefined;
  /** Claims beside the credential: iss, nbf, exp, jti. */
  readonly claims: JsonObject;
}

/** More than any badge needs; a document above it is refused before work is spent on it. */
const LIMITS = { depth: 32, nodes: 3000 } as const;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const OPEN_BADGES_2 = 'openbadges';

/** Reads what was given for verification. Whatever is not a credential of Open Badges 3.0 form is refused with the reason. */
export function readCredential(body: VerifyCredentialBody): ReadCredential {
  if ('png' in body && typeof body.png === 'string') return { ...readText(textInPicture(body.png)), format: 'png' };
  if ('credential' in body && !('@context' in body)) {
    const { credential } = body;
    return typeof credential === 'string' ? readText(credential) : readDocument(credential);
  }
  return readDocument(body);
}

function readText(given: string): ReadCredential {
  const text = given.trim();
  if (JWT.test(text)) return readJwt(text);
  if (text.startsWith('<')) throw refused('A badge in an SVG picture is not read here. Use its PNG, JSON or JWT.');
  return readDocument(parseJson(text));
}

function readDocument(value: unknown): ReadCredential {
  if (!isObject(value)) throw refused('A credential is a JSON object or a JWT, and this is neither.');
  if (!isWithin(value, LIMITS)) {
    throw refused(`It has more than ${LIMITS.nodes} values or is nested deeper than ${LIMITS.depth} levels.`);
  }
  const contexts = toList(value['@context']);
  if (contexts.some((context) => typeof context === 'string' && context.includes('/openbadges/v2'))) {
    throw refused('This is an Open Badges 2.0 assertion. Only version 3.0 can be checked here.');
  }
  if (contexts.length === 0) throw refused('It has no @context, so it is not a verifiable credential.');
  return { format: 'json', credential: value, jwt: undefined, claims: {} };
}

/** A VC-JWT: the claims are the credential itself (data model 2.0), or hold it as `vc` (1.1). */
function readJwt(jwt: string): ReadCredential {
  const claims: JsonObject = decode(jwt);
  const { iss, sub, aud, exp, nbf, iat, jti, vc, ...rest } = claims;
  const document = readDocument(vc ?? rest);
  return { ...document, format: 'jwt', jwt, claims: { iss, sub, aud, exp, nbf, iat, jti } };
}

function decode(jwt: string): JsonObject {
  try {
    return decodeJwt(jwt);
  } catch (error) {
    throw refused('It looks like a JWT, but its claims cannot be read.', error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw refused('It is neither JSON nor a JWT.', error);
  }
}

function textInPicture(base64: string): string {
  const picture = Buffer.from(base64, 'base64');
  try {
    const text = unbakePng(picture);
    if (text !== undefined) return text;
    const older = unbakePng(picture, OPEN_BADGES_2);
    throw refused(
      older === undefined
        ? 'The picture holds no credential. Use the file that was downloaded, not a screenshot or a converted copy.'
        : 'The picture holds an Open Badges 2.0 assertion. Only version 3.0 can be checked here.',
    );
  } catch (error) {
    if (error instanceof CertificationsError) throw refused(error.message, error);
    throw error;
  }
}

function refused(why: string, cause?: unknown): ProblemError {
  return new ProblemError('invalid-request', why, [{ path: 'body', message: why }], { cause });
}
