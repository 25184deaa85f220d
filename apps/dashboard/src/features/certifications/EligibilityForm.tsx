import type { EligibilityBody } from '@careway/contract';
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from './certifications.module.css';
import { ChoiceField, HoldingsField, NumberField } from './EligibilityFields.tsx';
import { emptyAnswers, type PersonAnswers, toPerson } from './person-answers.ts';
import {
  educationFieldChoices,
  educationLevelChoices,
  experienceChoices,
  hoursChoices,
  licenceChoices,
  membershipChoices,
  trainingChoices,
} from './person-words.ts';

/** Asks only for what the requirements are about. `kinds` are the kinds of requirement of the certification. */
export function EligibilityForm(props: {
  readonly kinds: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onCheck: (person: EligibilityBody) => void;
}) {
  const { kinds, isBusy, onCheck } = props;
  const [answers, setAnswers] = useState<PersonAnswers>(emptyAnswers);
  const change = (changed: Partial<PersonAnswers>): void => setAnswers({ ...answers, ...changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCheck(toPerson(answers));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {kinds.has('education') ? (
        <fieldset className={classes.fields}>
          <legend>Schooling</legend>
          <ChoiceField
            label="Highest completed"
            choices={educationLevelChoices}
            value={answers.educationLevel}
            onChange={(educationLevel) => change({ educationLevel })}
          />
          <ChoiceField
            label="In the field of"
            choices={educationFieldChoices}
            value={answers.educationField}
            onChange={(educationField) => change({ educationField })}
          />
        </fieldset>
      ) : null}
      {kinds.has('experience') ? (
        <fieldset className={classes.fields}>
          <legend>Years of paid work (0 for none)</legend>
          {experienceChoices.map(({ value, label }) => (
            <NumberField
              key={value}
              label={label}
              value={answers.experienceYears[value] ?? ''}
              onChange={(years) => change({ experienceYears: { ...answers.experienceYears, [value]: years } })}
            />
          ))}
        </fieldset>
      ) : null}
      {kinds.has('hours') ? (
        <fieldset className={classes.fields}>
          <legend>Hours (0 for none)</legend>
          {hoursChoices.map(({ value, label }) => (
            <NumberField
              key={value}
              label={label}
              value={answers.hours[value] ?? ''}
              onChange={(hours) => change({ hours: { ...answers.hours, [value]: hours } })}
            />
          ))}
          <NumberField
            label="Earned in the last … years"
            value={answers.hoursWithinYears}
            onChange={(hoursWithinYears) => change({ hoursWithinYears })}
          />
        </fieldset>
      ) : null}
      {kinds.has('licence') ? (
        <HoldingsField
          legend="Licenses in good standing"
          choices={licenceChoices}
          held={answers.licences}
          onChange={(licences) => change({ licences })}
        />
      ) : null}
      {kinds.has('training') ? (
        <HoldingsField
          legend="Programs completed"
          choices={trainingChoices}
          held={answers.training}
          onChange={(training) => change({ training })}
        />
      ) : null}
      {kinds.has('membership') ? (
        <HoldingsField
          legend="Memberships"
          choices={membershipChoices}
          held={answers.memberships}
          onChange={(memberships) => change({ memberships })}
        />
      ) : null}
      <Button type="submit" loading={isBusy}>
        Check my answers
      </Button>
    </form>
  );
}
