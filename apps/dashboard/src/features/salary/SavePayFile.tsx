import type { Job } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import classes from './data.module.css';
import { FilterSelect } from './FilterBar.tsx';
import { DatasetNotRead, saveDataset } from './own-data-api.ts';
import { isReadable, type PayFileChoices } from './use-pay-file.ts';
import { usePayOrganizations } from './use-pay-organization.ts';

interface SaveProps {
  readonly choices: PayFileChoices;
  readonly fileName: string;
  readonly rows: number;
  readonly onMapped: () => Promise<Blob> | undefined;
}

/** The act by which pay leaves the browser: what is sent, to whom it belongs, and a name and a day for it. */
export function SavePayFile(props: SaveProps) {
  const { isSignedIn, organizations } = usePayOrganizations();
  const [first] = organizations;
  if (!isSignedIn) {
    return (
      <EmptyState
        title="Sign in to save"
        hint="Pay data belong to an organization. Choose the file again after you signed in."
      >
        <ButtonLink to="/sign-in" search={{ next: '/salary/data' }}>
          Sign in
        </ButtonLink>
      </EmptyState>
    );
  }
  if (first === undefined) {
    return (
      <EmptyState
        title="You work with pay in no organization yet"
        hint="Create one under your account. Choose the file again after that."
      >
        <ButtonLink to="/account">Create an organization</ButtonLink>
      </EmptyState>
    );
  }
  return <SaveForm {...props} organizations={organizations} />;
}

function SaveForm({
  choices,
  fileName,
  rows,
  onMapped,
  organizations,
}: SaveProps & { readonly organizations: ReturnType<typeof usePayOrganizations>['organizations'] }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [organizationId, setOrganizationId] = useState(organizations[0]?.organizationId ?? '');
  const [name, setName] = useState(fileName.replace(/\.\w+$/, ''));
  const [asOf, setAsOf] = useState(() => new Date().toISOString().slice(0, 10));
  const [job, setJob] = useState<Job | null>(null);
  const save = useMutation({
    mutationFn: async () => {
      const file = await onMapped();
      const { mapping, basis } = choices;
      if (file === undefined || !isReadable(mapping))
        throw new DatasetNotRead('The file is no longer there. Choose it again.');
      return saveDataset({ body: { organizationId, name, asOf, payBasis: basis, mapping }, file, onJob: setJob });
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['datasets'] });
      await navigate({ to: '/salary/data/$id', params: { id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={classes.save} onSubmit={submit}>
      {organizations.length === 1 ? null : (
        <FilterSelect
          label="Organization"
          value={organizationId}
          choices={organizations.map((each) => ({ value: each.organizationId, label: each.name }))}
          onChoose={setOrganizationId}
        />
      )}
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="The day the pay was true"
        required
        withAsterisk={false}
        value={asOf}
        onChange={(event) => setAsOf(event.currentTarget.value)}
      />
      <p className="small muted">
        Sent: {Object.values(choices.mapping).join(', ')}, and nothing else of the file. Seen by owners and recruiters
        of {organizations.find((each) => each.organizationId === organizationId)?.name}. You can delete it at any time.
      </p>
      {save.isError ? (
        <ErrorPanel
          error={save.error}
          what={save.error instanceof DatasetNotRead ? save.error.message : 'The pay was not saved.'}
          safe="Nothing was kept. Your file and your choices are still here."
        />
      ) : null}
      <div>
        <Button type="submit" loading={save.isPending}>
          Save {countOf(rows, 'row')}
        </Button>
      </div>
      <p role="status">
        {job === null || !save.isPending
          ? ''
          : `Reading on the server: ${formatCount(job.rowsTaken)} taken, ${formatCount(job.rowsRefused)} refused`}
      </p>
      {job === null || !save.isPending ? null : (
        <progress
          className={classes.progress}
          aria-label="Reading the file"
          value={job.done}
          max={Math.max(job.total, 1)}
        />
      )}
    </form>
  );
}
