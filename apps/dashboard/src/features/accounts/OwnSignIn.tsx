import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './accounts.module.css';
import { giveOwnSignIn } from './api.ts';
import { fieldsOf } from './fields.ts';

const MIN_PASSWORD_LENGTH = 10;

/** An address and a password for an account that a learning system made. */
export function OwnSignIn() {
  const queryClient = useQueryClient();
  const give = useMutation({
    mutationFn: giveOwnSignIn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email = '', password = '' } = fieldsOf(event.currentTarget);
    give.mutate({ email, password });
  };
  return (
    <details className={classes.ownSignIn}>
      <summary>Sign in without your course, too</summary>
      <p>
        With an address and a password you keep your work when the course ends. Links of the course then open this
        account only where you are signed in to it.
      </p>
      <form className={classes.form} onSubmit={submit}>
        {give.isError ? (
          <ErrorPanel error={give.error} what="Nothing was set." safe="You can still come from your course." />
        ) : null}
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required withAsterisk={false} />
        <TextInput
          label="Password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters. A password manager may fill it in.`}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={MIN_PASSWORD_LENGTH}
          required
          withAsterisk={false}
        />
        <div>
          <Button type="submit" loading={give.isPending}>
            Set address and password
          </Button>
        </div>
      </form>
    </details>
  );
}
