import type { Me } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import classes from './accounts.module.css';
import { deleteEverything, heldQuery } from './api.ts';
import { HeldList } from './HeldList.tsx';

/** Everything held about the caller: as counts, as a file, and gone. */
export function Held({ person }: { readonly person: NonNullable<Me['person']> }) {
  const held = useQuery(heldQuery);
  return (
    <AsyncPanel query={held} what="what is stored" lines={6}>
      {({ tables }) => (
        <>
          <Answer>
            {countOf(countRows(tables), 'record')}{' '}
            {person.isGuest ? 'in a guest session on this device' : `under ${person.email ?? person.name}`}.
          </Answer>
          <Section title="Your data">
            <HeldList tables={tables} />
            <Button component="a" variant="default" href="/api/v1/me/export" download="careway-my-data.json">
              Download everything (JSON)
            </Button>
            <DeleteEverything
              who={person.isGuest ? 'this guest session' : `the account ${person.email ?? person.name}`}
              records={countRows(tables)}
            />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

function countRows(tables: Readonly<Record<string, readonly unknown[]>>): number {
  return Object.values(tables).reduce((count, rows) => count + rows.length, 0);
}

function DeleteEverything({ who, records }: { readonly who: string; readonly records: number }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: deleteEverything,
    onSuccess: async () => {
      await navigate({ to: '/' });
      await queryClient.resetQueries();
    },
  });
  return (
    <details className={classes.delete}>
      <summary>Delete everything</summary>
      <p>
        This deletes {who} and {countOf(records, 'record')} with it: answers, reports and sessions. It cannot be undone.
        An organization keeps its own list of names, without the link to you.
      </p>
      {remove.isError ? <ErrorPanel error={remove.error} what="Nothing was deleted." /> : null}
      <Button
        variant="default"
        className={classes.danger ?? ''}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        Delete {who} and {countOf(records, 'record')}
      </Button>
    </details>
  );
}
