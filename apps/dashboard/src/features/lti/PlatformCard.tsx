import type { LtiPlatform, LtiPlatformPage } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { changePlatform, platformsQuery, removePlatform, retryScores } from './api.ts';
import { InstructorsCheck } from './InstructorsCheck.tsx';
import classes from './lti.module.css';

interface Props {
  readonly organizationId: string;
  readonly platform: LtiPlatform;
}

/** One learning system: how its scores fare, and what may be changed. */
export function PlatformCard({ organizationId, platform }: Props) {
  const { id, name, issuer, clientId, deploymentIds, courses, scores } = platform;
  const retry = usePlatforms(organizationId, () => retryScores(organizationId, id));
  return (
    <section className={classes.platform} aria-label={name}>
      <h2>{name}</h2>
      <p>
        {countOf(courses, 'course')}, {countOf(scores.sent, 'score')} arrived
        {scores.due > 0 ? `, ${scores.due} on the way` : ''}
        {scores.failed > 0 ? `, ${scores.failed} did not arrive` : ''}.
      </p>
      {scores.lastError === null ? null : <p className="small">Last answer: {scores.lastError}</p>}
      {scores.failed > 0 ? (
        <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          Send again
        </Button>
      ) : null}
      {retry.isError ? <ErrorPanel error={retry.error} what="The scores were not queued." /> : null}
      <p className="small muted">
        {issuer}, client {clientId},{' '}
        {deploymentIds.length === 0 ? 'deployment: that of the first launch' : `deployment ${deploymentIds.join(', ')}`}
      </p>
      <ChangePlatform organizationId={organizationId} platform={platform} />
      <RemovePlatform organizationId={organizationId} platform={platform} />
    </section>
  );
}

function ChangePlatform({ organizationId, platform }: Props) {
  const change = usePlatforms(organizationId, (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    return changePlatform(organizationId, platform.id, {
      name: text('name'),
      deploymentIds: text('deploymentId')
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
      instructorsAreEducators: form.has('instructorsAreEducators'),
    });
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };
  return (
    <details className={classes.more}>
      <summary>Change {platform.name}</summary>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          name="name"
          label="Name"
          defaultValue={platform.name}
          required
          maxLength={120}
          withAsterisk={false}
        />
        <TextInput
          name="deploymentId"
          label="Deployment ID"
          description="More than one: put commas between them."
          defaultValue={platform.deploymentIds.join(', ')}
          required
          withAsterisk={false}
        />
        <InstructorsCheck isChecked={platform.instructorsAreEducators} />
        {change.isError ? <ErrorPanel error={change.error} what="Nothing was changed." /> : null}
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            Save
          </Button>
        </div>
        <p role="status">{change.isSuccess ? 'Saved.' : ''}</p>
      </form>
    </details>
  );
}

function RemovePlatform({ organizationId, platform: { id, name } }: Props) {
  const remove = usePlatforms(organizationId, () => removePlatform(organizationId, id));
  return (
    <details className={classes.more}>
      <summary>Remove {name}</summary>
      <p>Nobody can launch from it any more, and scores on the way are dropped. Cohorts, learners and results stay.</p>
      {remove.isError ? <ErrorPanel error={remove.error} what="It was not removed." /> : null}
      <Button color="red" variant="outline" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
        Remove it
      </Button>
    </details>
  );
}

/** A change whose answer is the whole list. */
function usePlatforms<Input>(organizationId: string, change: (input: Input) => Promise<LtiPlatformPage>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (page) => queryClient.setQueryData(platformsQuery(organizationId).queryKey, page),
  });
}
