import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { ErrorPanel } from './ErrorPanel.tsx';
import { LoadingPanel } from './LoadingPanel.tsx';

/**
 * One answer of the service on a page: a skeleton while it loads, what failed when it failed, else its content. An old
 * answer stays while a newer one is fetched.
 */
export function AsyncPanel<Answer>({
  query,
  what,
  lines,
  children,
}: {
  readonly query: UseQueryResult<Answer, Error>;
  readonly what: string;
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    const retry = mayPass(query.error) ? { onRetry: () => void query.refetch() } : {};
    return <ErrorPanel error={query.error} what={`We could not load ${what}.`} {...retry} />;
  }
  return <LoadingPanel what={what} {...(lines === undefined ? {} : { lines })} />;
}

/** Whether asking again can help: not after a refusal, which stays the same. */
function mayPass(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}
