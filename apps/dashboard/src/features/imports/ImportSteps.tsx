import type { Job } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { cancelImport, ImportRefused, importsQuery, judgeImport, type PublishedFile, runImport } from './api.ts';
import { ImportJudged } from './ImportJudged.tsx';
import classes from './imports.module.css';

/** Choose a published file, see what it is and how its rows are judged, import it. */
export function ImportSteps() {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [year, setYear] = useState('');
  const [release, setRelease] = useState('');
  const [job, setJob] = useState<Job | null>(null);
  const check = useMutation({ mutationFn: judgeImport });
  const run = useMutation({
    mutationFn: (published: PublishedFile) => runImport(published, setJob),
    onSettled: () => queryClient.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
  const forget = (): void => {
    check.reset();
    run.reset();
    setJob(null);
  };
  const published = file === null ? null : { file, year, release };
  return (
    <>
      <Section title="1. Choose a file">
        <div className={classes.fields}>
          <label className={classes.file}>
            CSV, text, JSON or .xlsx
            <input
              type="file"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                forget();
              }}
            />
          </label>
          <TextInput
            label="Year, if it has none"
            inputMode="numeric"
            value={year}
            onChange={(event) => {
              setYear(event.currentTarget.value);
              forget();
            }}
          />
          <TextInput
            label="Release, if one of several"
            value={release}
            onChange={(event) => {
              setRelease(event.currentTarget.value);
              forget();
            }}
          />
        </div>
        <div className={classes.actions}>
          <Button
            variant={check.isSuccess ? 'default' : 'filled'}
            disabled={published === null}
            loading={check.isPending}
            onClick={() => published !== null && check.mutate(published)}
          >
            Check the file
          </Button>
        </div>
        <p className="small muted">Checking keeps nothing.</p>
        {check.isError ? (
          <ErrorPanel error={check.error} what="This file cannot be taken." safe="Nothing was kept." />
        ) : null}
      </Section>
      {check.data === undefined || published === null ? null : (
        <Section title="2. See what it is">
          <ImportJudged judgement={check.data} />
          {check.data.rowsTaken === 0 || run.isSuccess ? null : (
            <div className={classes.actions}>
              <Button loading={run.isPending} onClick={() => run.mutate(published)}>
                Import {countOf(check.data.rowsTaken, 'row')}
              </Button>
              {run.isPending && job !== null ? (
                <Button variant="default" onClick={() => void cancelImport(job.id)}>
                  Stop
                </Button>
              ) : null}
            </div>
          )}
          {run.isPending && job !== null ? (
            <progress
              className={classes.progress}
              aria-label="Importing"
              value={job.done}
              max={Math.max(job.total, 1)}
            />
          ) : null}
          <p role="status">
            {run.isPending && job !== null
              ? `${formatCount(job.rowsTaken)} rows taken, ${formatCount(job.rowsRefused)} refused`
              : ''}
          </p>
          {run.isError ? (
            <ErrorPanel
              error={run.error}
              what={run.error instanceof ImportRefused ? run.error.message : 'The file was not imported.'}
              safe="Nothing of the file was kept; what was held before is in use."
            />
          ) : null}
          {run.data === undefined ? null : (
            <Notice tone="done" title={`${countOf(run.data.rowsTaken, 'row')} imported`}>
              <p>
                {run.data.fileName}: {formatCount(run.data.rowsRefused)} refused. Checksum{' '}
                {run.data.checksum.slice(0, 16)}…
              </p>
              {run.data.rowsRefused === 0 ? null : (
                <p>
                  <a href={`/api/v1/admin/imports/${run.data.id}/rejected.csv`} download>
                    Download the refused rows (CSV)
                  </a>
                </p>
              )}
            </Notice>
          )}
        </Section>
      )}
    </>
  );
}
