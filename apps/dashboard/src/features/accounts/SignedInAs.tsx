import type { Me } from '@careway/contract';
import { Button } from '@mantine/core';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { signOut } from './api.ts';
import { OwnSignIn } from './OwnSignIn.tsx';
import { useEntering } from './use-entering.ts';

/** Under which name the caller is known, and how to leave. */
export function SignedInAs({ person }: { readonly person: NonNullable<Me['person']> }) {
  const leave = useEntering(signOut, '/');
  if (person.isGuest) {
    return (
      <Section title="You are a guest on this device">
        <p>No name and no e-mail are stored. Clearing this browser's cookies ends the session and its results.</p>
        <ButtonLink to="/claim">Keep my work under a name</ButtonLink>
      </Section>
    );
  }
  return (
    <Section
      title={person.email === null ? `Signed in through ${person.signsInThrough ?? 'a learning system'}` : 'Signed in'}
    >
      <p>
        {person.name}
        {person.email === null ? '' : `, ${person.email}`}
        {person.role === 'candidate' ? '' : ` · ${person.role}`}
      </p>
      {person.email === null ? <OwnSignIn /> : null}
      {leave.isError ? <ErrorPanel error={leave.error} what="You are still signed in." /> : null}
      <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
        Sign out
      </Button>
    </Section>
  );
}
