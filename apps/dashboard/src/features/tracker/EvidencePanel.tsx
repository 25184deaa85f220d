import type { CertificationTracker, HeldCertification } from '@careway/contract';
import { Button } from '@mantine/core';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './tracker.module.css';
import { useTrackerChange } from './use-tracker-change.ts';

const MEGABYTE = 1024 * 1024;

/** Files that show a certification; only their owner reads them. A guest is told that an account is needed. */
export function EvidencePanel({
  held,
  limits,
  isGuest,
}: {
  readonly held: HeldCertification;
  readonly limits: CertificationTracker['limits'];
  readonly isGuest: boolean;
}) {
  const change = useTrackerChange();
  const size = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
  return (
    <>
      {held.evidence.length === 0 ? null : (
        <ul className={classes.files}>
          {held.evidence.map((file) => (
            <li key={file.id}>
              <a href={file.path} download>
                {file.name}
              </a>{' '}
              <span className="small muted">{size(file.sizeBytes)}</span>{' '}
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate({ kind: 'remove-part', id: held.id, part: 'evidence', partId: file.id })}
                aria-label={`Remove the file ${file.name}`}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {change.isError ? <ErrorPanel error={change.error} what="The files are as they were." /> : null}
      {isGuest ? (
        <p className="small muted">Files need an account.</p>
      ) : (
        <label className={classes.file}>
          Add a proof ({held.abbreviation})
          <span className="small muted">
            PDF, PNG or JPEG, {size(limits.fileBytes)} at most; {size(limits.usedBytes)} of {size(limits.totalBytes)}{' '}
            used.
          </span>
          <input
            type="file"
            accept={limits.types.join(',')}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) change.mutate({ kind: 'evidence', id: held.id, file });
              event.currentTarget.value = '';
            }}
          />
        </label>
      )}
    </>
  );
}
