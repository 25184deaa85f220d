import { Button, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import classes from './accounts.module.css';
import { signIn } from './api.ts';
import { DemoPeople } from './DemoPeople.tsx';
import { fieldsOf } from './fields.ts';
import { useEntering } from './use-entering.ts';

/** Sign in with e-mail and password. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const enter = useEntering(signIn, next);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email = '', password = '' } = fieldsOf(event.currentTarget);
    enter.mutate({ email, password });
  };
  return (
    <>
      <PageHead title="Sign in" lead="What you did on this device as a guest moves to your account." />
      <DemoPeople next={next} />
      <form className={classes.form} onSubmit={submit}>
        {enter.isError ? (
          <ErrorPanel error={enter.error} what="You are not signed in." safe="Your guest work is unchanged." />
        ) : null}
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required withAsterisk={false} />
        <TextInput
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <div>
          <Button type="submit" loading={enter.isPending}>
            Sign in
          </Button>
        </div>
        <p>
          New here?{' '}
          <Link to="/claim" search={{ next }}>
            Create an account
          </Link>
        </p>
      </form>
    </>
  );
}
