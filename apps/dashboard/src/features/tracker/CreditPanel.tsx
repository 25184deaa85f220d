import type { HeldCertification } from '@careway/contract';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './tracker.module.css';
import { useTrackerChange } from './use-tracker-change.ts';

/** Continuing education of one certification: what was earned, of which kind, and whether it counts now. */
export function CreditPanel({ held }: { readonly held: HeldCertification }) {
  const change = useTrackerChange();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name) ?? '');
    change.mutate(
      {
        kind: 'credit',
        id: held.id,
        body: {
          title: text('title'),
          on: text('on'),
          amount: Number(text('amount')),
          category: text('category') || null,
        },
      },
      { onSuccess: () => form.reset() },
    );
  };
  const of = ` (${held.abbreviation})`;
  return (
    <>
      {held.credits.length === 0 ? null : (
        <DataTable
          caption={`Continuing education toward the ${held.abbreviation}`}
          rows={held.credits}
          rowKey={(row) => row.id}
          columns={[
            { key: 'title', header: 'What', cell: (row) => row.title, isRowHeader: true },
            { key: 'on', header: 'When', cell: (row) => formatDay(row.on), sortBy: (row) => row.on },
            {
              key: 'amount',
              header: held.unit === 'hours' ? 'Hours' : 'Credits',
              cell: (row) => row.amount,
              align: 'right',
            },
            { key: 'kind', header: 'Kind', cell: (row) => row.categoryLabel ?? 'any' },
            {
              key: 'counts',
              header: 'Counts now',
              cell: (row) => (row.counts === null ? 'not known' : row.counts ? 'yes' : 'no, outside the cycle'),
            },
            {
              key: 'remove',
              header: 'Remove',
              cell: (row) => (
                <Button
                  variant="default"
                  loading={change.isPending}
                  onClick={() => change.mutate({ kind: 'remove-part', id: held.id, part: 'credits', partId: row.id })}
                  aria-label={`Remove ${row.title} of ${formatDay(row.on)}`}
                >
                  Remove
                </Button>
              ),
            },
          ]}
        />
      )}
      <details className={classes.details}>
        <summary>Add continuing education{of}</summary>
        <form className={classes.form} onSubmit={submit}>
          <TextInput label={`What${of}`} name="title" required withAsterisk={false} maxLength={200} />
          <TextInput label={`When${of}`} name="on" type="date" required withAsterisk={false} />
          <TextInput
            label={`${held.unit === 'hours' ? 'Hours' : 'Credits'}${of}`}
            name="amount"
            type="number"
            min={0.25}
            max={1000}
            step={0.25}
            required
            withAsterisk={false}
          />
          {held.categories.length === 0 ? null : (
            <NativeSelect
              label={`Kind${of}`}
              name="category"
              data={[
                ...held.categories.map(({ id, label }) => ({ value: id, label })),
                { value: '', label: 'None of these' },
              ]}
            />
          )}
          {change.isError ? <ErrorPanel error={change.error} what="It was not added." /> : null}
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              Add it
            </Button>
          </div>
        </form>
      </details>
    </>
  );
}
