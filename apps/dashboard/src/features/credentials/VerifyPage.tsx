import type { CredentialVerification, VerifyCredentialBody } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { formatDay } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { verifyCredential } from './api.ts';
import classes from './credentials.module.css';
import { CheckList } from './Marks.tsx';
import { readBadgeFile } from './read-badge-file.ts';

/** Is this credential real? For one of ours or of anybody else. */
export function VerifyPage() {
  const [text, setText] = useState('');
  const check = useMutation({ mutationFn: (given: VerifyCredentialBody) => verifyCredential(given) });
  const checkFile = useMutation({ mutationFn: async (file: File) => check.mutateAsync(await readBadgeFile(file)) });
  return (
    <>
      <PageHead
        title="Is this credential real?"
        lead="For Open Badges 3.0 of any issuer. The check runs on this server alone; nothing is kept and nothing is fetched."
      />
      <div role="status">
        {check.data === undefined ? null : <Verification result={check.data} />}
        {check.isError ? (
          <ErrorPanel error={check.error} what="This could not be checked." safe="Nothing was kept." />
        ) : null}
      </div>
      <Section title="Choose the file">
        <BadgeDrop onFile={(file) => checkFile.mutate(file)} />
      </Section>
      <Section title="Or paste the credential">
        <div className={classes.form}>
          <Textarea
            label="JSON or JWT"
            rows={6}
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div>
            <Button
              loading={check.isPending}
              disabled={text.trim() === ''}
              onClick={() => check.mutate({ credential: text })}
            >
              Check this credential
            </Button>
          </div>
        </div>
      </Section>
    </>
  );
}

function BadgeDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) onFile(file);
  };
  return (
    <label
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      A badge picture (PNG) or a credential file (JSON, JWT), up to 180 kB
      <input
        type="file"
        accept=".png,.json,.jwt,.txt,image/png,application/json"
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}

function Verification({ result }: { readonly result: CredentialVerification }) {
  const { credential, page } = result;
  return (
    <Section title={result.verdictLabel}>
      <Answer>{result.sentence}</Answer>
      {credential === null ? null : <Claims credential={credential} />}
      <CheckList checks={result.checks} />
      {page === null ? null : (
        <p>
          <a href={page}>See its page here</a>
        </p>
      )}
    </Section>
  );
}

function Claims({ credential }: { readonly credential: NonNullable<CredentialVerification['credential']> }) {
  const { name, recipient, issuerName, issuerId, criteria, validFrom, validUntil } = credential;
  return (
    <Facts>
      {name === null ? null : <Fact label="Credential">{name}</Fact>}
      {recipient === null ? null : <Fact label="Given to">{recipient}</Fact>}
      <Fact label="Issuer it names">
        <span className={classes.id}>
          {issuerName === null ? (issuerId ?? 'None') : `${issuerName} (${issuerId ?? 'no id'})`}
        </span>
      </Fact>
      {criteria === null ? null : <Fact label="Criteria">{criteria}</Fact>}
      <Fact label="In force">
        From {dayOf(validFrom) ?? 'a day it does not state'}
        {dayOf(validUntil) === null ? '' : ` to ${dayOf(validUntil)}`}
      </Fact>
    </Facts>
  );
}

/** A foreign credential may state anything as its date: what is no date is shown as it stands. */
function dayOf(text: string | null): string | null {
  if (text === null) return null;
  return Number.isNaN(Date.parse(text)) ? text : formatDay(text);
}
