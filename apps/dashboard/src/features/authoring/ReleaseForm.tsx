import type { ItemCalibration } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './authoring.module.css';
import { itemCalibrationQuery, releaseQuestion } from './calibration-api.ts';

/** A suspended question: why, and a person's word that it is sound. */
export function ReleaseForm({ known }: { readonly known: ItemCalibration }) {
  const queryClient = useQueryClient();
  const reason = useRef<HTMLTextAreaElement>(null);
  const release = useMutation({
    mutationFn: (why: string) => releaseQuestion(known.itemId, why),
    onSuccess: (saved) => queryClient.setQueryData(itemCalibrationQuery(known.itemId).queryKey, saved),
  });
  if (known.release !== null) {
    const { by, at, reason: why } = known.release;
    return (
      <Notice title="Suspended, and found sound">
        <p>
          {by}, {formatMoment(at)}: “{why}” The next calibration takes it in again; until then nobody is given it.
        </p>
      </Notice>
    );
  }
  const send = () => {
    const field = reason.current;
    if (field?.reportValidity() === true) release.mutate(field.value.trim());
  };
  return (
    <Notice tone="attention" title="Suspended: nobody is given this question">
      <p>Read it again. A new version starts from its authors’ judgement; if this one is sound, say why.</p>
      {release.isError ? <ErrorPanel error={release.error} what="It was not released." /> : null}
      <div className={classes.fields}>
        <Textarea
          ref={reason}
          label="Why it is sound"
          required
          minLength={10}
          maxLength={1500}
          rows={3}
          withAsterisk={false}
        />
        <div className={classes.bar}>
          <Button variant="default" loading={release.isPending} onClick={send}>
            Take it in again
          </Button>
        </div>
      </div>
    </Notice>
  );
}
