import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { CopyButton } from '../../components/CopyButton.tsx';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { makeRegistrationLink } from './api.ts';
import { InstructorsCheck } from './InstructorsCheck.tsx';
import classes from './lti.module.css';

/** A one-time link that a learning system opens to register itself (Dynamic Registration). */
export function RegistrationLink({ organizationId }: { readonly organizationId: string }) {
  const make = useMutation({ mutationFn: (teach: boolean) => makeRegistrationLink(organizationId, teach) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget).has('instructorsAreEducators'));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>
        Paste the link where your learning system asks for a registration URL of an LTI 1.3 tool. It works once, within
        an hour, and ties that learning system to this organization.
      </p>
      <InstructorsCheck isChecked />
      {make.isError ? <ErrorPanel error={make.error} what="No link was made." /> : null}
      <div>
        <Button type="submit" loading={make.isPending}>
          Make a link
        </Button>
      </div>
      {make.data === undefined ? null : (
        <div className={classes.actions}>
          <CopyButton text={make.data.url} label="Copy the link" of="registration" />
          <span className="small muted">Until {formatMoment(make.data.expiresAt)}</span>
        </div>
      )}
    </form>
  );
}
