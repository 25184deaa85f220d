import type { Me } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import classes from './accounts.module.css';
import { createOrganization } from './api.ts';
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
            </li>
          ))}
        </ul>
      )}
      {person.isGuest ? <p>Keep your work under a name first, then you can create one.</p> : <CreateOrganization />}
    </Section>
  );
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
