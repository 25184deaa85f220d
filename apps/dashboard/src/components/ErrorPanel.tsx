import { Button } from '@mantine/core';
import { ApiError, type ApiErrorCode } from '../api/client.ts';
import classes from './Panel.module.css';

/** What a person can do about an error, by its code. Codes not named here get the service's own words. */
const advice: Readonly<Partial<Record<ApiErrorCode, string>>> = {
  'sign-in-required': 'Sign in, then open this page again.',
  'account-required': 'This needs an account. Sign in or keep your guest work under a name.',
  'too-many-requests': 'There were many requests in a short time. Wait a minute, then try again.',
  'internal-error': 'The fault is ours. Try again; if it stays, report the reference below.',
};

/** What failed (`what`), whether work is safe (`safe`), what to do, and the reference to quote. */
export function ErrorPanel({
  error,
  what,
  safe,
  onRetry,
}: {
  readonly error: unknown;
  readonly what: string;
  readonly safe?: string;
  readonly onRetry?: () => void;
}) {
  const problem = error instanceof ApiError ? error : null;
  return (
    <section className={`${classes.panel} ${classes.error}`} role="alert">
      <h2>{what}</h2>
      {problem === null ? null : <p>{problem.message}</p>}
      {problem === null || problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>
              {fault.path}: {fault.message}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && advice[problem.code] !== undefined ? <p>{advice[problem.code]}</p> : null}
      {safe === undefined ? null : <p>{safe}</p>}
      {onRetry === undefined ? null : (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
      {problem?.requestId ? <p className="small muted">Reference {problem.requestId}</p> : null}
    </section>
  );
}
