import type { Certification, Fact as CitedFact } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { FactList, FactSource } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { certificationQuery } from './api.ts';
import { EligibilityCheck } from './EligibilityCheck.tsx';
import { IssuerLink } from './IssuerLink.tsx';
import { RequirementTree } from './RequirementTree.tsx';
import { StatusMark } from './StatusMark.tsx';

/** What does this certification ask for, and can I take it? */
export function CertificationPage() {
  const { code } = useParams({ from: '/certifications/$code' });
  const certification = useQuery(certificationQuery(code));
  return (
    <>
      <PageHead title={`What is the ${code.toUpperCase()}, and can you take it?`}>
        <p>
          <Link to="/certifications">All certifications</Link>
        </p>
      </PageHead>
      <AsyncPanel query={certification} what="this certification" lines={12}>
        {(record) => <Record certification={record} />}
      </AsyncPanel>
    </>
  );
}

function Record({ certification }: { readonly certification: Certification }) {
  const { issuer } = certification;
  return (
    <>
      <Answer note={certification.summary}>{answerWords(certification)}</Answer>
      <StatusReasons certification={certification} />
      <Section title="The facts">
        <Facts>
          <Fact label="For whom">
            <FactList facts={[certification.forWhom]} />
          </Fact>
          <Fact label="Issuer">
            <StatusMark status={certification.status} /> {issuer === null ? null : <IssuerLink issuer={issuer} />}
            {certification.status === 'issuer-confirmed' ? <FactList facts={certification.statusReasons} /> : null}
          </Fact>
          <CitedRow label="Exam" facts={certification.exam} />
          <CitedRow label="Cost" facts={certification.fees} />
          <CitedRow label="How long it lasts" facts={certification.validity} />
          <CitedRow label="Renewal" facts={certification.renewal} />
        </Facts>
      </Section>
      <Domains domains={certification.domains} />
      <Section title="Who may take it">
        <RequirementTree lines={certification.eligibility} />
      </Section>
      <EligibilityCheck key={certification.code} certification={certification} />
      <OtherReadings certification={certification} />
      <Alternatives certification={certification} />
    </>
  );
}

/** What the certification is, by whom: the first thing to know about it. */
function answerWords({ name, issuer, status }: Certification): string {
  if (status === 'per-state') return `${name}: each state decides.`;
  return issuer === null ? `The issuer of a ${name} is not confirmed.` : `${name}, issued by ${issuer.name}`;
}

function CitedRow({ label, facts }: { readonly label: string; readonly facts: readonly CitedFact[] }) {
  return <Fact label={label}>{facts.length === 0 ? 'not published' : <FactList facts={facts} />}</Fact>;
}

/** The banner of a record without a confirmed issuer: what is not known, why, and what is not shown for it. */
function StatusReasons({ certification }: { readonly certification: Certification }) {
  if (certification.status === 'issuer-confirmed') return null;
  const title = certification.status === 'per-state' ? 'Each state decides' : 'Issuer not confirmed';
  return (
    <Section title={title}>
      <Notice tone="attention">
        <FactList facts={certification.statusReasons} />
      </Notice>
    </Section>
  );
}

function Domains({ domains }: Pick<Certification, 'domains'>) {
  if (domains === null) return null;
  return (
    <Section title="What the exam covers">
      <ol>
        {domains.names.map((domain) => (
          <li key={domain}>{domain}</li>
        ))}
      </ol>
      <FactList facts={[domains.fact, domains.weights]} />
    </Section>
  );
}

function OtherReadings({ certification }: { readonly certification: Certification }) {
  if (certification.otherReadings.length === 0) return null;
  return (
    <Section title={`What else ${certification.abbreviation} may stand for`}>
      <Facts>
        {certification.otherReadings.map((reading) => (
          <Fact key={reading.name} label={reading.name}>
            {reading.issuer === null ? null : <p>{reading.issuer}</p>}
            <p>{reading.finding.statement}</p>
            <FactSource fact={reading.finding} />
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

function Alternatives({ certification }: { readonly certification: Certification }) {
  if (certification.alternatives.length === 0) return null;
  return (
    <Section title="Near it">
      <ul>
        {certification.alternatives.map((alternative) => (
          <li key={alternative.code}>
            <Link to="/certifications/$code" params={{ code: alternative.code }}>
              {alternative.code.toUpperCase()}
            </Link>
            : {alternative.why}
          </li>
        ))}
      </ul>
    </Section>
  );
}
