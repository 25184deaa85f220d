import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { certificationChoicesQuery, createCohort, type NewCohort } from './api.ts';
import classes from './cohorts.module.css';
import { useOrganization } from './use-organization.ts';

/** A new cohort in three fields; then its roster. */
export function CreateCohort({ organizationId }: { readonly organizationId: string }) {
  const certifications = useQuery(certificationChoicesQuery);
  const { search } = useOrganization();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const create = useMutation({
    mutationFn: (cohort: NewCohort) => createCohort(organizationId, cohort),
    onSuccess: (cohort) => {
      void queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId], exact: true });
      return navigate({ to: '/cohorts/$id/roster', params: { id: cohort.id }, search });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    create.mutate({
      name: text('name'),
      certification: text('certification') || null,
      examOn: text('examOn') || null,
      timeZone,
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {create.isError ? <ErrorPanel error={create.error} what="The cohort was not created." /> : null}
      <TextInput label="Name" name="name" required maxLength={120} withAsterisk={false} />
      <NativeSelect
        label="Certification it works toward"
        name="certification"
        data={[
          { value: '', label: 'None' },
          ...(certifications.data?.items ?? []).map(({ code, name }) => ({
            value: code,
            label: `${code.toUpperCase()}: ${name}`,
          })),
        ]}
      />
      <TextInput
        label="Exam date"
        description={`Days are counted in ${timeZone}. Leave it empty if there is none.`}
        name="examOn"
        type="date"
      />
      <div>
        <Button type="submit" loading={create.isPending}>
          Create cohort
        </Button>
      </div>
    </form>
  );
}
