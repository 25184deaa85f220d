import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import classes from './accounts.module.css';
import { signInToDemo } from './api.ts';
import { useEntering } from './use-entering.ts';

/** On the demo: a button for each of its people. Elsewhere nothing. */
export function DemoPeople({ next }: { readonly next: string | undefined }) {
  const { data } = useQuery(meQuery);
  const enter = useEntering(signInToDemo, next);
  if (data?.demo === undefined) return null;
  return (
    <Section title={`Look around as somebody of ${data.demo.organization}`}>
      {enter.isError ? <ErrorPanel error={enter.error} what="You are not signed in." /> : null}
      <ul className={classes.demoPeople}>
        {data.demo.accounts.map(({ key, name, words }) => (
          <li key={key}>
            <Button
              variant="default"
              loading={enter.isPending && enter.variables === key}
              onClick={() => enter.mutate(key)}
            >
              Sign in as {name}, {key}
            </Button>
            <span className="muted">{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
