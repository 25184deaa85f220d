import type { Problem } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { FilterSelect } from './FilterBar.tsx';
import classes from './salary.module.css';

/** What is asked, as typed. */
export interface CheckFields {
  readonly title: string;
  readonly pay: string;
  readonly hours: string;
  readonly level: string;
  readonly area: string;
}

type Faults = NonNullable<Problem['errors']>;

const levels = [
  { value: '', label: 'Not said' },
  { value: 'entry', label: 'Entry' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
] as const;

/** The offer in the reader's own words; faults stand at the field they are about. */
export function CheckForm(props: {
  readonly fields: CheckFields;
  readonly faults: Faults;
  readonly isBusy: boolean;
  readonly onAsk: (fields: CheckFields) => void;
}) {
  const { fields: asked } = props;
  const [fields, setFields] = useState(asked);
  useEffect(() => setFields(asked), [asked]);
  const set = (name: keyof CheckFields) => (value: string) => setFields({ ...fields, [name]: value });
  const input = (name: keyof CheckFields, path: string) => ({
    value: fields[name],
    error: faultAt(props.faults, path),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => set(name)(event.currentTarget.value),
  });
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    props.onAsk(fields);
  };
  return (
    <form className={classes.form} onSubmit={ask}>
      <TextInput label="Job title" required withAsterisk={false} {...input('title', 'title')} />
      <TextInput
        label="Pay"
        description="A year or an hour: 52k, $52,000, $25/h"
        required
        withAsterisk={false}
        autoComplete="off"
        {...input('pay', 'pay')}
      />
      <TextInput
        label="Hours a week"
        description="40 when left empty"
        inputMode="decimal"
        autoComplete="off"
        {...input('hours', 'hoursPerWeek')}
      />
      <TextInput label="Place" description="The whole country when left empty" {...input('area', 'area')} />
      <FilterSelect label="Level" value={fields.level} choices={levels} onChoose={set('level')} />
      <Button type="submit" loading={props.isBusy}>
        Check this offer
      </Button>
    </form>
  );
}

/** The service names the place of a fault as "body.pay"; the field is its last part. */
function faultAt(faults: Faults, path: string): string | undefined {
  const messages = faults.filter((fault) => fault.path.split('.').includes(path)).map((fault) => fault.message);
  return messages.length === 0 ? undefined : messages.join(' ');
}
