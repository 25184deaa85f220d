import type { AttentionList, AttentionRulesBody } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import classes from './cohorts.module.css';
import { type CohortPlace, saveAttentionRules } from './teaching-api.ts';

const whose: Readonly<Record<AttentionList['rulesOf'], string>> = {
  cohort: 'These are rules of this cohort alone.',
  organization: 'These are the rules of your organization.',
  default: 'Nobody has changed these rules yet.',
};

/** The rules as stated, and the form that changes them for this cohort or for all. */
export function AttentionRules({ place, list }: { readonly place: CohortPlace; readonly list: AttentionList }) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (body: AttentionRulesBody) => saveAttentionRules(place, body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cohorts', place.organizationId] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    save.mutate({
      rules: list.rules.map(({ id }) => ({
        id,
        isOn: fields.get(`${id}-on`) !== null,
        threshold: Number(fields.get(`${id}-threshold`)),
      })),
      scope: fields.get('scope') === 'organization' ? 'organization' : 'cohort',
    });
  };
  return (
    <details className={classes.rules}>
      <summary>The rules, and how to change them</summary>
      <p className="small muted">{whose[list.rulesOf]} There is no hidden score.</p>
      <form onSubmit={submit}>
        <ul>
          {list.rules.map((rule) => (
            <li key={rule.id} className={classes.rule}>
              <label>
                <input type="checkbox" name={`${rule.id}-on`} defaultChecked={rule.isOn} /> {rule.sentence}
              </label>
              <label className={classes.threshold}>
                <span className="small muted">
                  {rule.unit}, {rule.min}–{rule.max}
                </span>
                <input
                  type="number"
                  name={`${rule.id}-threshold`}
                  aria-label={`Threshold in ${rule.unit}: ${rule.sentence}`}
                  defaultValue={rule.threshold}
                  min={rule.min}
                  max={rule.max}
                  required
                />
              </label>
            </li>
          ))}
        </ul>
        <label className={classes.choice}>
          They are for
          <select name="scope" defaultValue={list.rulesOf === 'organization' ? 'organization' : 'cohort'}>
            <option value="cohort">this cohort</option>
            <option value="organization">every cohort of the organization</option>
          </select>
        </label>{' '}
        <Button type="submit" variant="default" loading={save.isPending}>
          Save the rules
        </Button>
        {save.isError ? (
          <ErrorPanel error={save.error} what="The rules were not changed." safe="The list goes by the old ones." />
        ) : null}
        <p role="status">{save.isSuccess ? 'Saved. The list goes by these rules.' : ''}</p>
      </form>
    </details>
  );
}
