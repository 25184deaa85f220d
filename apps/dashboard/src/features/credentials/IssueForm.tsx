import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { issueCredentials } from './api.ts';
import type { CohortPlace } from './CohortCredentials.tsx';
import classes from './credentials.module.css';

/** Issues the credential to the chosen learners, and says who got none and why. */
export function IssueForm({
  place,
  quiz,
  learnerIds,
}: {
  readonly place: CohortPlace;
  readonly quiz: string;
  readonly learnerIds: readonly string[];
}) {
  const [validUntil, setValidUntil] = useState('');
  const queryClient = useQueryClient();
  const issue = useMutation({
    mutationFn: () =>
      issueCredentials(place.organizationId, place.cohortId, {
        quiz,
        learnerIds: [...learnerIds],
        ...(validUntil === '' ? {} : { validUntil }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId, place.cohortId] }),
  });
  return (
    <>
      <div className={classes.actions}>
        <TextInput
          label="Valid until (optional)"
          description="Left empty, it does not expire."
          type="date"
          value={validUntil}
          onChange={(event) => setValidUntil(event.currentTarget.value)}
        />
        <Button loading={issue.isPending} disabled={learnerIds.length === 0} onClick={() => issue.mutate()}>
          Issue {countOf(learnerIds.length, 'credential')}
        </Button>
      </div>
      {issue.isError ? <ErrorPanel error={issue.error} what="Nothing was issued." /> : null}
      {issue.data === undefined || issue.data.notIssued.length === 0 ? null : (
        <Notice tone="attention" title={`${countOf(issue.data.notIssued.length, 'learner')} got no credential`}>
          <ul>
            {issue.data.notIssued.map(({ learnerId, reason }) => (
              <li key={learnerId}>{reason}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
