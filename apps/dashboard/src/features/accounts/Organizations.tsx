import type { Me, Membership } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import classes from './accounts.module.css';
import { createOrganization, deleteOrganization } from './api.ts';
import { fieldsOf } from './fields.ts';

/** The organizations a person works in, and how to make one. */
export function Organizations({ person }: { readonly person: NonNullable<Me['person']> }) {
  return (
    <Section title="Organizations">
      {person.memberships.length === 0 ? (
        <p className="muted">
          You work in no organization. Educators and recruiters need one: it holds their cohorts and pay files.
        </p>
      ) : (
        <ul>
          {person.memberships.map((membership) => (
            <li key={membership.organizationId}>
              {membership.name}: {membership.roles.join(', ')}
              {membership.roles.includes('owner') ? <DeleteOrganization organization={membership} /> : null}
            </li>
          ))}
        </ul>
      )}
      {person.email === null ? <p>{whyNone(person)}</p> : <CreateOrganization />}
    </Section>
  );
}

function whyNone({ isGuest }: NonNullable<Me['person']>): string {
  return isGuest
    ? 'Keep your work under a name first, then you can create one.'
    : 'Give this account an address and a password of its own first, then you can create one.';
}

function CreateOrganization() {
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: createOrganization,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    create.mutate(fieldsOf(form).name ?? '', { onSuccess: () => form.reset() });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {create.isError ? <ErrorPanel error={create.error} what="The organization was not created." /> : null}
      <TextInput
        label="Name of the new organization"
        name="name"
        required
        minLength={2}
        maxLength={120}
        autoComplete="organization"
        withAsterisk={false}
      />
      <div>
        <Button type="submit" variant="default" loading={create.isPending}>
          Create organization
        </Button>
      </div>
      <p role="status">
        {create.isSuccess ? `${create.data.name} is there. Its pages are in the header under Pay and Teaching.` : ''}
      </p>
    </form>
  );
}

function DeleteOrganization({ organization: { organizationId, name } }: { readonly organization: Membership }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteOrganization(organizationId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <details className={classes.delete}>
      <summary>Delete {name}</summary>
      <p>
        This deletes {name} for everyone in it: its cohorts, rosters and the results shared with it. Learners keep their
        own attempts and reports. It cannot be undone.
      </p>
      {remove.isError ? <ErrorPanel error={remove.error} what="Nothing was deleted." /> : null}
      <Button
        variant="default"
        className={classes.danger ?? ''}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        Delete {name} and its cohorts
      </Button>
    </details>
  );
}
