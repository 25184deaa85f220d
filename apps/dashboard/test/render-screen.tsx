import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  parseSearchWith,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';

/**
 * Renders a screen as the product does (theme, cache, router) at an address such as `/salary/trend?soc=43-6013`, whose
 * parameters are those of `path`.
 */
export async function renderScreen(screen: ReactNode, at: { address?: string; path?: string } = {}): Promise<void> {
  const { address = '/', path = '/' } = at;
  const rootRoute = createRootRoute();
  const route = createRoute({ getParentRoute: () => rootRoute, path, component: () => screen });
  const elsewhere = createRoute({ getParentRoute: () => rootRoute, path: '$', component: () => null });
  const router = createRouter({
    routeTree: rootRoute.addChildren([route, elsewhere]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: (search) => {
      const present = Object.entries(search).filter((entry) => entry[1] !== undefined && entry[1] !== '');
      return present.length === 0 ? '' : `?${new URLSearchParams(present as [string, string][])}`;
    },
  });
  await router.load();
  await act(async () => {
    render(
      <MantineProvider>
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>,
    );
  });
}
