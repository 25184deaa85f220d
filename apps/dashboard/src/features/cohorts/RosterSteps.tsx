import type { RosterResult } from '@careway/contract';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { importCourseRoster, importRoster, importRosterFile } from './api.ts';
import classes from './cohorts.module.css';
import { RosterPreview } from './RosterPreview.tsx';
import { useOrganization } from './use-organization.ts';

/** What is to be imported: the course before a file, a file before pasted lines. `classId` is empty for all of a package. */
interface RosterSource {
  readonly isCourse: boolean;
  readonly text: string;
  readonly file: File | null;
  readonly classId: string;
}

/** Puts a roster in: choose or paste, see what would happen, confirm. */
export function RosterSteps({
  organizationId,
  cohortId,
}: {
  readonly organizationId: string;
  readonly cohortId: string;
}) {
  const [source, setSource] = useState<RosterSource>({ isCourse: false, text: '', file: null, classId: '' });
  const queryClient = useQueryClient();
  const send = ({ isCourse, text, file, classId }: RosterSource, dryRun: boolean) => {
    if (isCourse) return importCourseRoster(organizationId, cohortId, dryRun);
    return file === null
      ? importRoster(organizationId, cohortId, { text, dryRun })
      : importRosterFile(organizationId, cohortId, { file, classId, dryRun });
  };
  const check = useMutation({ mutationFn: (given: RosterSource) => send(given, true) });
  const confirm = useMutation({
    mutationFn: (given: RosterSource) => send(given, false),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', organizationId] }),
  });
  const change = (part: Partial<RosterSource>) => {
    setSource({ ...source, isCourse: false, classId: '', ...part });
    check.reset();
    confirm.reset();
  };
  const checkSource = (isCourse: boolean) => {
    setSource({ ...source, isCourse });
    confirm.reset();
    check.mutate({ ...source, isCourse });
  };
  const chooseClass = (classId: string) => {
    setSource({ ...source, classId });
    check.mutate({ ...source, classId });
  };
  if (confirm.isSuccess) return <Imported cohortId={cohortId} result={confirm.data} />;
  return (
    <>
      <Section title="1. Give the list">
        <label className={classes.file}>
          Roster file: CSV with a header, or a OneRoster CSV zip
          <input
            type="file"
            accept=".csv,.txt,.zip"
            onChange={(event) => change({ file: event.currentTarget.files?.[0] ?? null })}
          />
        </label>
        {source.file === null ? (
          <Textarea
            label="Learners, one a line"
            description="Or paste them: name and e-mail with a comma, tab or semicolon between them."
            placeholder="Ada Lopez, ada@example.org"
            value={source.text}
            rows={8}
            className={classes.paste ?? ''}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        ) : null}
        <p className="small muted">Nothing is written until you confirm. An import can be undone for 24 hours.</p>
        <div className={classes.actions}>
          <Button
            variant={check.isSuccess ? 'default' : 'filled'}
            loading={check.isPending && !source.isCourse}
            disabled={source.file === null && source.text.trim() === ''}
            onClick={() => checkSource(false)}
          >
            Check the list
          </Button>
          <Button variant="default" loading={check.isPending && source.isCourse} onClick={() => checkSource(true)}>
            Read it from the learning system
          </Button>
        </div>
        {check.isError ? (
          <ErrorPanel error={check.error} what="The list could not be checked." safe="Nothing was written." />
        ) : null}
      </Section>
      {check.data === undefined ? null : (
        <Section title="2. See what would happen">
          <ClassChoice result={check.data} classId={source.classId} onChoose={chooseClass} />
          <RosterPreview result={check.data} />
          {confirm.isError ? (
            <ErrorPanel error={confirm.error} what="The roster was not changed." safe="Nothing was written." />
          ) : null}
          <Confirm result={check.data} isPending={confirm.isPending} onConfirm={() => confirm.mutate(source)} />
        </Section>
      )}
    </>
  );
}

/** Which class of a package to take; nothing where there is no choice. */
function ClassChoice({
  result,
  classId,
  onChoose,
}: {
  readonly result: RosterResult;
  readonly classId: string;
  readonly onChoose: (classId: string) => void;
}) {
  if (result.classes.length < 2) return null;
  return (
    <NativeSelect
      label="Class"
      value={classId}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: `All ${result.classes.length} classes` },
        ...result.classes.map(({ sourcedId, title, learners }) => ({
          value: sourcedId,
          label: `${title} (${countOf(learners, 'learner')})`,
        })),
      ]}
    />
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
    ...(changed.length === 0 ? [] : [`change ${countOf(changed.length, 'learner')}`]),
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
      title={`${countOf(result.added.length, 'learner')} added, ${countOf(result.changed.length, 'learner')} changed`}
    >
      <p>Each learner joins by a link of their own. Copy the links from the cohort's list and send them.</p>
      <ButtonLink to="/cohorts/$id" params={{ id: cohortId }} search={search}>
        See the cohort
      </ButtonLink>
    </Notice>
  );
}
