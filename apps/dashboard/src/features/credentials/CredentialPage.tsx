import type { CredentialPage as Credential } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay } from '../../components/dates.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { formatShare } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { credentialCheckQuery, credentialPageQuery } from './api.ts';
import classes from './credentials.module.css';
import { CheckList, StateMark } from './Marks.tsx';

/** Is this credential real, and what does it mean? */
export function CredentialPage() {
  const { id } = useParams({ from: '/credentials/$id' });
  const page = useQuery(credentialPageQuery(id));
  return (
    <>
      <PageHead title="Is this credential real, and what does it mean?" />
      <AsyncPanel query={page} what="this credential" lines={8}>
        {(credential) => <CredentialView credential={credential} />}
      </AsyncPanel>
    </>
  );
}

function CredentialView({ credential }: { readonly credential: Credential }) {
  const { achievement, evidence, limits, downloads } = credential;
  return (
    <>
      <div className={classes.head}>
        <img className={classes.badge} src="/badges/readiness.png" alt="" width={120} height={120} />
        <Answer note={issuedWords(credential)}>
          {credential.learnerName}: {credential.name}. <StateMark {...credential} />
        </Answer>
      </div>
      <div className={classes.withdrawn}>
        <Withdrawn credential={credential} />
      </div>
      <Section title="What it stands for">
        <p>{achievement.criteria}</p>
      </Section>
      <Section title="What it rests on">
        <Evidence facts={evidence.facts} />
      </Section>
      <Section title="What it does not say">
        <ul>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
      <Section title="How we know">
        <Checked id={credential.id} />
        <p className={`small muted ${classes.id}`}>
          Signed by {credential.issuer.name} ({credential.issuer.id}).
        </p>
      </Section>
      <Section title="Files">
        <p>The picture and the JSON file both hold the signed credential. Wallets and other verifiers read either.</p>
        <div className={classes.actions}>
          <Button component="a" variant="default" href={downloads.png} download>
            Download the picture (PNG)
          </Button>
          <Button component="a" variant="default" href={downloads.json} download>
            Download JSON
          </Button>
          <Button component="a" variant="default" href={downloads.jwt} download>
            Download JWT
          </Button>
        </div>
        <p>
          <Link to="/verify">Check another credential</Link>
        </p>
      </Section>
    </>
  );
}

function issuedWords({ organization, issuedAt, validUntil }: Credential): string {
  const until = validUntil === null ? 'It does not expire.' : `Valid until ${formatDay(validUntil)}.`;
  return `Issued on ${formatDay(issuedAt)} for ${organization}. ${until}`;
}

function Withdrawn({ credential }: { readonly credential: Credential }) {
  const { revokedAt, revocationReason, replacedBy, state, validUntil } = credential;
  if (state === 'expired') {
    return (
      <Notice tone="attention" title={`It expired on ${formatDay(validUntil ?? '')}`}>
        <p>What it says was so then. It is not said of today.</p>
      </Notice>
    );
  }
  if (revokedAt === null) return null;
  return (
    <Notice tone="attention" title={`It was revoked on ${formatDay(revokedAt)}`}>
      <p>Reason: {revocationReason}</p>
      {replacedBy === null ? null : (
        <p>
          <a href={replacedBy}>See the credential that took its place</a>
        </p>
      )}
    </Notice>
  );
}

function Evidence({ facts }: { readonly facts: Credential['evidence']['facts'] }) {
  return (
    <Facts>
      <Fact label="Result">
        {facts.scaledScore} on a scale from 200 to 800; {formatShare(facts.confidence)} range {facts.low}–{facts.high},
        target {facts.target}
      </Fact>
      <Fact label="Quiz">
        {facts.quizTitle}, {facts.questionsAnswered} questions answered, finished {formatDay(facts.finishedAt)}
      </Fact>
      <Fact label="Readiness report">{facts.attemptId}</Fact>
      <Fact label="Versions">
        Question bank {facts.bankVersion}, blueprint {facts.blueprintVersion}
      </Fact>
    </Facts>
  );
}

function Checked({ id }: { readonly id: string }) {
  const check = useQuery(credentialCheckQuery(id));
  return (
    <AsyncPanel query={check} what="the check of its signature" lines={5}>
      {({ checks }) => <CheckList checks={checks} />}
    </AsyncPanel>
  );
}
