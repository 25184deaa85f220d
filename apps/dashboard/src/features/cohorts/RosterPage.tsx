import type { RosterResult } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { cohortQuery, importRoster } from './api.ts';
import classes from './cohorts.module.css';
import { RosterPreview } from './RosterPreview.tsx';
import { TeachingPage } from './TeachingPage.tsx';
import { useOrganization } from './use-organization.ts';

/** Is everyone in, and correct? */
export function RosterPage() {
  const { id } = useParams({ from: '/cohorts/$id/roster' });
  return (
    <TeachingPage title="Is everyone in, and correct?">
      {({ organizationId }) => <RosterPanel organizationId={organizationId} cohortId={id} />}
    </TeachingPage>
  );
}

function RosterPanel({ organizationId, cohortId }: { readonly organizationId: string; readonly cohortId: string }) {
  const cohort = useQuery(cohortQuery(organizationId, cohortId));
  return (
    <AsyncPanel query={cohort} what="this cohort">
      {({ name, learners }) => (
        <>
          <Answer note={name}>{countOf(learners, 'learner')} on the roster.</Answer>
          <RosterImport organizationId={organizationId} cohortId={cohortId} />
        </>
      )}
    </AsyncPanel>
  );
}

function RosterImport({ organizationId, cohortId }: { readonly organizationId: string; readonly cohortId: string }) {
  const [text, setText] = useState('');
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: (pasted: string) => importRoster(organizationId, cohortId, { text: pasted, dryRun: true }),
  });
  const confirm = useMutation({
    mutationFn: (pasted: string) => importRoster(organizationId, cohortId, { text: pasted, dryRun: false }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId] }),
  });
  if (confirm.isSuccess) return <Imported cohortId={cohortId} result={confirm.data} />;
  return (
    <>
      <Section title="1. Paste the list">
        <Textarea
          label="Learners, one a line"
          description="Name and e-mail with a comma, tab or semicolon between them. Nothing is written until you confirm."
          placeholder="Ada Lopez, ada@example.org"
          value={text}
          rows={8}
          className={classes.paste ?? ''}
          onChange={(event) => {
            setText(event.currentTarget.value);
            check.reset();
          }}
        />
        <Button
          variant={check.isSuccess ? 'default' : 'filled'}
          loading={check.isPending}
          disabled={text.trim() === ''}
          onClick={() => check.mutate(text)}
        >
          Check the list
        </Button>
        {check.isError ? (
          <ErrorPanel error={check.error} what="The list could not be checked." safe="Nothing was written." />
        ) : null}
      </Section>
      {check.data === undefined ? null : (
        <Section title="2. See what would happen">
          <RosterPreview result={check.data} />
          {confirm.isError ? (
            <ErrorPanel error={confirm.error} what="The roster was not changed." safe="Nothing was written." />
          ) : null}
          <Confirm result={check.data} isPending={confirm.isPending} onConfirm={() => confirm.mutate(text)} />
        </Section>
      )}
    </>
  );
}

function Confirm({
  result,
  isPending,
  onConfirm,
}: {
  readonly result: RosterResult;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
}) {
  const { added, changed } = result;
  const parts = [
    ...(added.length === 0 ? [] : [`add ${countOf(added.length, 'learner')}`]),
    ...(changed.length === 0 ? [] : [`change ${countOf(changed.length, 'name')}`]),
  ];
  if (parts.length === 0) return <p>There is nothing to write.</p>;
  const words = parts.join(' and ');
  return (
    <Button loading={isPending} onClick={onConfirm}>
      {words.charAt(0).toUpperCase() + words.slice(1)}
    </Button>
  );
}

function Imported({ cohortId, result }: { readonly cohortId: string; readonly result: RosterResult }) {
  const { search } = useOrganization();
  return (
    <Notice
      tone="done"
      title={`${countOf(result.added.length, 'learner')} added, ${countOf(result.changed.length, 'name')} changed`}
    >
      <p>Each learner joins by a link of their own. Copy the links from the cohort's list and send them.</p>
      <ButtonLink to="/cohorts/$id" params={{ id: cohortId }} search={search}>
        See the cohort
      </ButtonLink>
    </Notice>
  );
}
