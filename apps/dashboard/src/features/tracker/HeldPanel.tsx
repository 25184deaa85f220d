import type { CertificationTracker, HeldCertification } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FactSource } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { CreditPanel } from './CreditPanel.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import classes from './tracker.module.css';
import { useTrackerChange } from './use-tracker-change.ts';

/** One certification: where it stands, what that rests on, its continuing education and its proofs. */
export function HeldPanel({
  held,
  limits,
  isGuest,
}: {
  readonly held: HeldCertification;
  readonly limits: CertificationTracker['limits'];
  readonly isGuest: boolean;
}) {
  return (
    <Section title={`${held.abbreviation}: ${held.name}`}>
      <p>{held.sentence}</p>
      <Facts>
        <Fact label="Issuer">{held.issuer ?? 'not confirmed'}</Fact>
        <Fact label="Earned">
          {formatDay(held.earnedOn)}
          {held.renewedOn === null ? '' : `, renewed ${formatDay(held.renewedOn)}`}
        </Fact>
        <Fact label="Last day">
          <LastDay held={held} />
        </Fact>
        {held.renewal === null ? null : (
          <Fact label="Renewal">
            <Renewal held={held} />
          </Fact>
        )}
        <Fact label="The record">
          <Link to="/certifications/$code" params={{ code: held.code }}>
            What we know about the {held.abbreviation}
          </Link>
        </Fact>
      </Facts>
      <CreditPanel held={held} />
      <EvidencePanel held={held} limits={limits} isGuest={isGuest} />
      <Days held={held} />
    </Section>
  );
}

function LastDay({ held }: { readonly held: HeldCertification }) {
  if (held.expiresOn === null) return 'not known';
  if (held.expiryFact === null) return `${formatDay(held.expiresOn)}, as you told us`;
  return (
    <>
      <p>
        {formatDay(held.expiresOn)}, computed: {held.expiryFact.statement}
      </p>
      <FactSource fact={held.expiryFact} />
    </>
  );
}

function Renewal({ held: { renewal } }: { readonly held: HeldCertification }) {
  if (renewal === null) return null;
  return (
    <>
      <p>
        {renewal.earned} of {renewal.need} {renewal.unit} between {formatDay(renewal.from)} and {formatDay(renewal.to)};{' '}
        {renewal.missing === 0 ? 'nothing is missing' : `${renewal.missing} more are needed`}.
        {renewal.outside === 0 ? '' : ` ${renewal.outside} were earned outside it and do not count.`}
      </p>
      {renewal.categories.length === 0 ? null : (
        <ul>
          {renewal.categories.map(({ id, label, earned, atLeast }) => (
            <li key={id}>
              {label}: {earned} of at least {atLeast}
            </li>
          ))}
        </ul>
      )}
      <FactSource fact={renewal.fact} />
    </>
  );
}

/** Corrects the days, or enters a renewal; or takes the certification away. */
function Days({ held }: { readonly held: HeldCertification }) {
  const change = useTrackerChange();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '') || null;
    change.mutate({
      kind: 'days',
      id: held.id,
      body: {
        earnedOn: text('earnedOn') ?? held.earnedOn,
        renewedOn: text('renewedOn'),
        expiresOn: text('expiresOn'),
      },
    });
  };
  const of = ` (${held.abbreviation})`;
  return (
    <details className={classes.details}>
      <summary>Renewed, or a date is wrong{of}</summary>
      <form className={classes.form} onSubmit={submit}>
        <TextInput label={`Earned on${of}`} name="earnedOn" type="date" defaultValue={held.earnedOn} required />
        <TextInput label={`Last renewed on${of}`} name="renewedOn" type="date" defaultValue={held.renewedOn ?? ''} />
        <TextInput
          label={`Valid until${of}`}
          name="expiresOn"
          type="date"
          defaultValue={held.expiryBasis === 'told' ? (held.expiresOn ?? '') : ''}
        />
        {change.isError ? <ErrorPanel error={change.error} what="Nothing was changed." /> : null}
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={change.isPending}>
            Save the dates
          </Button>
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ kind: 'remove', id: held.id })}
          >
            Remove {held.abbreviation} with its {held.credits.length + held.evidence.length} entries
          </Button>
        </div>
      </form>
    </details>
  );
}
