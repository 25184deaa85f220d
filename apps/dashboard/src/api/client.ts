import type { Problem, ProblemCode } from '@careway/contract';

/** Codes of the API, and `unreachable` when no answer came. */
export type ApiErrorCode = ProblemCode | 'unreachable';

/** An answer that is an error, or no answer at all. `requestId` is what a person can quote; null when nothing answered. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly title: string;
  readonly requestId: string | null;
  readonly errors: NonNullable<Problem['errors']>;

  constructor(
    answer: Pick<Problem, 'status' | 'title' | 'detail'> & {
      code: ApiErrorCode;
      requestId: string | null;
      errors?: Problem['errors'];
    },
  ) {
    super(answer.detail);
    this.status = answer.status;
    this.code = answer.code;
    this.title = answer.title;
    this.requestId = answer.requestId;
    this.errors = answer.errors ?? [];
  }
}

export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** A file as the body, instead of JSON. */
  readonly file?: Blob;
  /** Query values; undefined and empty ones are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Makes a repeated unsafe call change nothing twice. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Calls the API and gives its JSON answer (undefined for 204). Throws `ApiError` for every other outcome. */
export async function api<Answer>(path: string, call: ApiCall = {}): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' });
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  if (call.file !== undefined) headers.set('content-type', 'application/octet-stream');
  if (call.idempotencyKey !== undefined) headers.set('idempotency-key', call.idempotencyKey);
  const response = await fetch(path + queryString(call.query), {
    method: call.method ?? 'GET',
    headers,
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.file === undefined ? {} : { body: call.file }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable();
  });
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw errorOf(response, text);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

function queryString(query: ApiCall['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}

function unreachable(): ApiError {
  return new ApiError({
    status: 0,
    code: 'unreachable',
    title: 'No connection',
    detail: 'The service did not answer. Check your connection, then try again.',
    requestId: null,
  });
}

function errorOf(response: Response, text: string): ApiError {
  const requestId = response.headers.get('x-request-id');
  const answer = parseObject(text);
  if (answer !== null && 'requestId' in answer) return new ApiError(answer as unknown as Problem);
  return new ApiError({
    status: response.status,
    code: 'internal-error',
    title: 'Unexpected answer',
    detail: `The service answered ${response.status} without saying why.`,
    requestId,
  });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
