import type { AssignmentList } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { formatZonedMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { releaseResults } from './assignments-api.ts';
import classes from './cohorts.module.css';
import type { CohortPlace } from './teaching-api.ts';

/** Results that wait until the educator releases them all, and the way back. */
export function ReleaseResults(props: {
  readonly place: CohortPlace;
  readonly entry: AssignmentList['items'][number];
  readonly timeZone: string;
}) {
  const { place, entry, timeZone } = props;
  const { id, quizTitle, finished, releasedAt } = entry;
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: (isReleased: boolean) => releaseResults(place, id, isReleased),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId] }),
  });
  const results = countOf(finished, 'result');
  return (
    <>
      {release.isError ? <ErrorPanel error={release.error} what="The results stay as they were." /> : null}
      {releasedAt === null ? (
        <>
          <p>
            {finished === 0 ? 'Nobody has finished yet. ' : `${results} ${finished === 1 ? 'waits' : 'wait'}. `}
            Learners read that you have not released the result. No score goes to a learning system and no credential
            can be issued until then.
          </p>
          <div className={classes.actions}>
            <Button
              variant="default"
              loading={release.isPending}
              aria-label={`Release ${results} of ${quizTitle}`}
              onClick={() => release.mutate(true)}
            >
              {finished === 0 ? 'Release results as they come' : `Release ${results}`}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            Results released {formatZonedMoment(releasedAt, timeZone)}: {countOf(finished, 'learner')} can see theirs,
            and who finishes later sees it at the end.
          </p>
          <button
            type="button"
            className={classes.more}
            aria-label={`Hold the results of ${quizTitle} again`}
            onClick={() => release.mutate(false)}
          >
            Hold them again
          </button>
          <p className="small muted">What was seen, or sent to a learning system, stays there.</p>
        </>
      )}
    </>
  );
}
