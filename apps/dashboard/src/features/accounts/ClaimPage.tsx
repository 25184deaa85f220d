import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { meQuery } from '../../api/me.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import classes from './accounts.module.css';
import { signUp } from './api.ts';
import { fieldsOf } from './fields.ts';
import { useEntering } from './use-entering.ts';
import { WhatMoves } from './WhatMoves.tsx';

const MIN_PASSWORD_LENGTH = 10;

/** Keep guest work under a name, or make an account. */
export function ClaimPage() {
  const { next } = useSearch({ from: '/claim' });
  const me = useQuery(meQuery);
  const isGuest = me.data?.person?.isGuest === true;
  const enter = useEntering(signUp, next ?? '/account');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name = '', email = '', password = '' } = fieldsOf(event.currentTarget);
    enter.mutate({ name, email, password });
  };
  return (
    <>
      <PageHead
        title={isGuest ? 'Keep your work under a name' : 'Create an account'}
        lead={
          isGuest
            ? 'With an account you can go on from any device.'
            : 'You need one to keep results across devices, or to teach or compare pay.'
        }
      />
      {isGuest ? <WhatMoves /> : null}
      <form className={classes.form} onSubmit={submit}>
        {enter.isError ? (
          <ErrorPanel error={enter.error} what="The account was not created." safe="Your guest work is unchanged." />
        ) : null}
        <TextInput label="Name" name="name" autoComplete="name" required maxLength={120} withAsterisk={false} />
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
          <Button type="submit" loading={enter.isPending}>
            {isGuest ? 'Create account and keep my work' : 'Create account'}
          </Button>
        </div>
        <p>
          You have an account?{' '}
          <Link to="/sign-in" search={{ next }}>
            Sign in
          </Link>
          {isGuest ? ', and your guest work joins what is there.' : '.'}
        </p>
      </form>
    </>
  );
}
