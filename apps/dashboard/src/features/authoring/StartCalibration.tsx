import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './authoring.module.css';
import { cancelCalibration, jobQuery, startCalibration } from './calibration-api.ts';

/** Starts a calibration and shows how far it is; `onMade` gets the version it made. */
export function StartCalibration({ onMade }: { readonly onMade: (version: string) => void }) {
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({ mutationFn: startCalibration, onSuccess: ({ id }) => setJobId(id) });
  return (
    <>
      {start.isError ? <ErrorPanel error={start.error} what="The calibration could not be started" /> : null}
      {jobId === null ? (
        <p className={classes.actions}>
          <Button variant="default" onClick={() => start.mutate()} loading={start.isPending}>
            Start a calibration
          </Button>
        </p>
      ) : (
        <RunningCalibration jobId={jobId} onMade={onMade} onAgain={() => setJobId(null)} />
      )}
    </>
  );
}

function RunningCalibration(props: {
  readonly jobId: string;
  readonly onMade: (version: string) => void;
  readonly onAgain: () => void;
}) {
  const { jobId, onMade, onAgain } = props;
  const client = useQueryClient();
  const job = useQuery(jobQuery(jobId));
  const cancel = useMutation({ mutationFn: () => cancelCalibration(jobId) });
  const version = job.data?.resultPath?.split('/').at(-1);
  useEffect(() => {
    if (version === undefined) return;
    onMade(version);
    void client.invalidateQueries({ queryKey: ['calibrations'] });
    void client.invalidateQueries({ queryKey: ['items'] });
  }, [version, client, onMade]);
  if (job.isError)
    return (
      <ErrorPanel
        error={job.error}
        what="How far the calibration is could not be read"
        safe="It goes on; open this page again."
      />
    );
  const { state = 'queued', done = 0, total = 100, error = null } = job.data ?? {};
  if (state === 'done') {
    return (
      <Notice tone="done">
        <p>Done: {version} is below. It is not used before you put it in use.</p>
      </Notice>
    );
  }
  if (state === 'failed' || state === 'cancelled') {
    return (
      <Notice tone="attention" title={state === 'failed' ? 'The calibration failed' : 'The calibration was stopped'}>
        <p>{error ?? 'Nothing of it was kept; what is in use stays in use.'}</p>
        <Button variant="default" onClick={onAgain}>
          Start again
        </Button>
      </Notice>
    );
  }
  return (
    <Notice>
      <p role="status">
        {state === 'queued' ? 'Waiting to begin.' : `Measuring, ${Math.round((100 * done) / total)}% done.`}
      </p>
      <progress value={done} max={total} aria-label="How far the calibration is" />
      <p>
        <Button variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
          Stop the calibration
        </Button>
      </p>
    </Notice>
  );
}
