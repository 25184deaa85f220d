import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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
  if (query.isError)
    return <ErrorPanel error={query.error} what={`We could not load ${what}.`} onRetry={() => void query.refetch()} />;
  return <LoadingPanel what={what} {...(lines === undefined ? {} : { lines })} />;
}
