import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { addPlatform, platformsQuery } from './api.ts';
import { InstructorsCheck } from './InstructorsCheck.tsx';
import classes from './lti.module.css';

const fields = [
  { name: 'name', label: 'Name', hint: 'How you call it, such as Lakeside Canvas.', type: 'text' },
  { name: 'issuer', label: 'Platform ID (issuer)', hint: 'Such as https://canvas.instructure.com', type: 'text' },
  { name: 'clientId', label: 'Client ID', hint: undefined, type: 'text' },
  { name: 'deploymentId', label: 'Deployment ID', hint: 'More than one: put commas between them.', type: 'text' },
  { name: 'authorizationEndpoint', label: 'Authentication request URL', hint: undefined, type: 'url' },
  { name: 'tokenEndpoint', label: 'Access token URL', hint: undefined, type: 'url' },
  { name: 'jwksUrl', label: 'Public key set URL', hint: undefined, type: 'url' },
] as const;

/** A learning system whose registration the owner types in. */
export function AddPlatform({ organizationId }: { readonly organizationId: string }) {
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim();
      return addPlatform(organizationId, {
        name: text('name'),
        issuer: text('issuer'),
        clientId: text('clientId'),
        deploymentIds: text('deploymentId')
          .split(',')
          .map((id) => id.trim())
          .filter((id) => id !== ''),
        authorizationEndpoint: text('authorizationEndpoint'),
        tokenEndpoint: text('tokenEndpoint'),
        jwksUrl: text('jwksUrl'),
        instructorsAreEducators: form.has('instructorsAreEducators'),
      });
    },
    onSuccess: (page) => queryClient.setQueryData(platformsQuery(organizationId).queryKey, page),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    add.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {fields.map(({ name, label, hint, type }) => (
        <TextInput key={name} name={name} label={label} description={hint} type={type} required withAsterisk={false} />
      ))}
      <InstructorsCheck isChecked />
      {add.isError ? <ErrorPanel error={add.error} what="The learning system was not connected." /> : null}
      <div>
        <Button type="submit" loading={add.isPending}>
          Connect
        </Button>
      </div>
      <p role="status">{add.isSuccess ? 'Connected. It is in the list above.' : ''}</p>
    </form>
  );
}
