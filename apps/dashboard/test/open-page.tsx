import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { Providers } from '../src/app/providers.tsx';
import { createAppRouter } from '../src/app/router.tsx';

/** Opens the product at an address, as a browser would, and gives a person to use it. */
export function openPage(path: string): { readonly user: UserEvent; readonly path: () => string } {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { user: userEvent.setup(), path: () => router.state.location.pathname };
}
