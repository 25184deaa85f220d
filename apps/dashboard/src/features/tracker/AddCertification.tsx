import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { readingsQuery, trackableQuery } from './api.ts';
import classes from './tracker.module.css';
import { useTrackerChange } from './use-tracker-change.ts';

/** Adds a certification: which one, when it was earned, until when it is valid if the certificate says so. */
export function AddCertification() {
  const choices = useQuery(trackableQuery);
  const [code, setCode] = useState('cmm');
  const add = useTrackerChange();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name) ?? '') || null;
    add.mutate(
      {
        kind: 'add',
        body: { code, reading: text('reading'), earnedOn: text('earnedOn') ?? '', expiresOn: text('expiresOn') },
      },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <AsyncPanel query={choices} what="the certifications" lines={4}>
      {({ items }) => (
        <form className={classes.form} onSubmit={submit}>
          <NativeSelect
            label="Certification"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data={items.map((one) => ({ value: one.code, label: `${one.abbreviation}: ${one.name}` }))}
          />
          {items.find((one) => one.code === code)?.status === 'issuer-not-confirmed' ? <Reading code={code} /> : null}
          <TextInput label="Earned on" name="earnedOn" type="date" required withAsterisk={false} />
          <TextInput
            label="Valid until (optional)"
            description="As your certificate says. Left out, it is computed where the issuer publishes how long it lasts."
            name="expiresOn"
            type="date"
          />
          {add.isError ? <ErrorPanel error={add.error} what="The certification was not added." /> : null}
          <div>
            <Button type="submit" loading={add.isPending}>
              Add certification
            </Button>
          </div>
          <p role="status">{add.isSuccess ? 'It is added.' : ''}</p>
        </form>
      )}
    </AsyncPanel>
  );
}

/** Asks which one is meant, where no issuer of the letters is confirmed. */
function Reading({ code }: { readonly code: string }) {
  const record = useQuery(readingsQuery(code));
  return (
    <AsyncPanel query={record} what="what the letters stand for" lines={2}>
      {({ abbreviation, name, otherReadings }) => (
        <fieldset className={classes.readings}>
          <legend>Which {abbreviation} is meant?</legend>
          {[{ name, issuer: null }, ...otherReadings].map((reading) => (
            <label key={reading.name}>
              <input type="radio" name="reading" value={reading.name} required /> {reading.name},{' '}
              {reading.issuer ?? 'issuer not confirmed'}
            </label>
          ))}
        </fieldset>
      )}
    </AsyncPanel>
  );
}
