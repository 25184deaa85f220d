import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { importItems } from './api.ts';
import classes from './authoring.module.css';
import { ImportReport } from './ImportReport.tsx';

/** What comes over from this file, and what is lost? */
export function ImportPage() {
  return (
    <AuthorPage
      title="What comes over from your file, and what is lost?"
      lead="QTI 3.0, 2.1, 2.2 and 1.2 (Canvas), Moodle XML, GIFT, or CSV with the columns stem, option_a, option_b … and key. Up to 16 MB."
    >
      <ImportSteps />
    </AuthorPage>
  );
}

function ImportSteps() {
  const [file, setFile] = useState<File | null>(null);
  const queryClient = useQueryClient();
  const check = useMutation({ mutationFn: (chosen: File) => importItems(chosen, true) });
  const confirm = useMutation({
    mutationFn: (chosen: File) => importItems(chosen, false),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['items'] }),
  });
  if (confirm.isSuccess) {
    return (
      <Notice tone="done" title={`${countOf(confirm.data.added, 'draft')} added`}>
        <p>They are drafts of yours. Give each its domain, objective and ground, then send it to review.</p>
        <ButtonLink to="/author/items" search={{ status: 'draft' }}>
          See the drafts
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <>
      <Section title="1. Choose the file">
        <div className={classes.filters}>
          <label className={classes.filter}>
            File of questions
            <input
              type="file"
              accept=".zip,.imscc,.xml,.qti,.gift,.txt,.csv"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                check.reset();
                confirm.reset();
              }}
            />
          </label>
          <Button
            variant={check.isSuccess ? 'default' : 'filled'}
            disabled={file === null}
            loading={check.isPending}
            onClick={() => file !== null && check.mutate(file)}
          >
            Check the file
          </Button>
        </div>
        <p className="small muted">Nothing is written until you confirm.</p>
        {check.isError ? (
          <ErrorPanel error={check.error} what="This file cannot be taken." safe="Nothing was written." />
        ) : null}
      </Section>
      {check.data === undefined || file === null ? null : (
        <Section title="2. See what would come over">
          <ImportReport report={check.data} />
          {confirm.isError ? (
            <ErrorPanel error={confirm.error} what="Nothing was imported." safe="Nothing was written." />
          ) : null}
          {check.data.toAdd === 0 ? (
            <p>There is nothing to add.</p>
          ) : (
            <Button loading={confirm.isPending} onClick={() => confirm.mutate(file)}>
              Add {countOf(check.data.toAdd, 'draft')}
            </Button>
          )}
        </Section>
      )}
    </>
  );
}
