import type { GroupData as Groups } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import classes from './accounts.module.css';
import { forgetGroups, groupsQuery, heldQuery, saveGroups } from './api.ts';

/** The groups a person may count themselves in: why, who sees it, and how to take it back. */
export function GroupData() {
  const groups = useQuery(groupsQuery);
  return (
    <Section title="Help us check that questions are fair">
      <AsyncPanel query={groups} what="what you said of your groups" lines={4}>
        {(answer) => <GroupForm key={answer.changedAt ?? 'nothing'} groups={answer} />}
      </AsyncPanel>
    </Section>
  );
}

function GroupForm({ groups }: { readonly groups: Groups }) {
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: groupsQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: heldQuery.queryKey }),
    ]);
  const save = useMutation({ mutationFn: saveGroups, onSuccess: refresh });
  const forget = useMutation({ mutationFn: forgetGroups, onSuccess: refresh });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const answers = groups.questions.flatMap(({ characteristic }): [string, string][] => {
      const value = fields.get(characteristic);
      return typeof value === 'string' && value !== '' ? [[characteristic, value]] : [];
    });
    save.mutate({
      answers: Object.fromEntries(answers),
      questionCheck: fields.has('questionCheck'),
      impact: fields.has('impact'),
    });
  };
  return (
    <>
      <p>{groups.why}</p>
      <p>{groups.whoSees}</p>
      <form className={classes.groups} onSubmit={submit}>
        <div className={classes.choices}>
          {groups.questions.map(({ characteristic, label, choices, answer }) => (
            <label key={characteristic} className={classes.choice}>
              <span>{label}</span>
              <select name={characteristic} defaultValue={answer ?? ''}>
                <option value="">Not said</option>
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <fieldset className={classes.uses}>
          <legend>What may they be used for?</legend>
          <Use name="questionCheck" use={groups.questionCheck} />
          <Use name="impact" use={groups.impact} />
        </fieldset>
        {save.isError ? <ErrorPanel error={save.error} what="Nothing was kept." /> : null}
        {forget.isError ? <ErrorPanel error={forget.error} what="Nothing was taken back." /> : null}
        <div className={classes.bar}>
          <Button type="submit" variant="default" loading={save.isPending}>
            Keep these answers
          </Button>
          {groups.changedAt === null ? null : (
            <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate()}>
              Take everything back
            </Button>
          )}
        </div>
        <p role="status" className="small muted">
          {groups.changedAt === null
            ? 'Nothing is kept. All of this is optional.'
            : `Kept since ${formatDay(groups.changedAt)}. You can change it or take it back at any time.`}
        </p>
      </form>
    </>
  );
}

function Use({ name, use }: { readonly name: string; readonly use: Groups['impact'] }) {
  return (
    <label className={classes.use}>
      <input type="checkbox" name={name} defaultChecked={use.agreedAt !== null} />
      <span>
        {use.label}
        {use.agreedAt === null ? null : <span className="muted"> (agreed {formatDay(use.agreedAt)})</span>}
        <span className={`${classes.detail} small muted`}>{use.detail}</span>
      </span>
    </label>
  );
}
