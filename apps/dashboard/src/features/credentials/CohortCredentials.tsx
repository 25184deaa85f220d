import type { CredentialCandidate, CohortCredentials as Credentials } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { cohortCredentialsQuery, issuedAddress } from './api.ts';
import { CandidateTable } from './CandidateTable.tsx';
import { IssueForm } from './IssueForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

export interface CohortPlace {
  readonly organizationId: string;
  readonly cohortId: string;
}

/** Who has earned a credential, and is it issued? */
export function CohortCredentials({ place }: { readonly place: CohortPlace }) {
  const credentials = useQuery(cohortCredentialsQuery(place.organizationId, place.cohortId));
  return (
    <AsyncPanel query={credentials} what="the credentials of this cohort" lines={8}>
      {(answer) =>
        answer.candidates.length === 0 ? (
          <EmptyState
            title="Nobody can earn a credential here yet"
            hint="It takes a roster and an assigned quiz. Both are on the page of the cohort."
          />
        ) : (
          <>
            <Answer note={nearestWords(answer.candidates)}>{standingWords(answer.candidates)}</Answer>
            {answer.achievements.map((achievement) => (
              <Achievement key={achievement.quiz} place={place} achievement={achievement} all={answer.candidates} />
            ))}
            {answer.candidates.some(({ credential }) => credential !== null) ? (
              <p>
                <a href={issuedAddress(place.organizationId, place.cohortId)} download>
                  Download what was issued (CSV)
                </a>
              </p>
            ) : null}
          </>
        )
      }
    </AsyncPanel>
  );
}

/** Whether a learner meets the criteria and never had a credential for it. */
function awaits({ isMet, credential }: CredentialCandidate): boolean {
  return isMet && credential === null;
}

/** Whether a credential can be issued: also again after a revocation, which is never chosen beforehand. */
function canReceive(candidate: CredentialCandidate): boolean {
  return awaits(candidate) || (candidate.isMet && candidate.credential?.state === 'revoked');
}

function standingWords(candidates: readonly CredentialCandidate[]): string {
  const waiting = candidates.filter(awaits).length;
  const issued = candidates.filter(({ credential }) => credential !== null && credential.state !== 'revoked').length;
  const first =
    waiting === 0
      ? 'Nobody waits for a credential'
      : `${countOf(waiting, 'learner')} met the criteria and ${waiting === 1 ? 'waits' : 'wait'} for the credential`;
  return `${first}. ${countOf(issued, 'credential')} issued.`;
}

function nearestWords(candidates: readonly CredentialCandidate[]): string | undefined {
  const nearest = candidates.find(({ isMet }) => !isMet);
  return candidates.some(awaits) || nearest === undefined ? undefined : `Nearest: ${nearest.name}. ${nearest.missing}`;
}

function Achievement({
  place,
  achievement,
  all,
}: {
  readonly place: CohortPlace;
  readonly achievement: Credentials['achievements'][number];
  readonly all: readonly CredentialCandidate[];
}) {
  const candidates = all.filter(({ quiz }) => quiz === achievement.quiz);
  const open = candidates.filter(canReceive);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [withdrawing, setWithdrawing] = useState<CredentialCandidate | null>(null);
  const chosen = open.filter((one) => awaits(one) !== toggled.has(one.learnerId)).map(({ learnerId }) => learnerId);
  const toggle = (learnerId: string) =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(learnerId)) after.add(learnerId);
      return after;
    });
  return (
    <Section title={achievement.name}>
      <p className="muted">{achievement.criteria}</p>
      <CandidateTable
        caption={`Learners and ${achievement.name}`}
        candidates={candidates}
        open={new Set(open.map(({ learnerId }) => learnerId))}
        chosen={new Set(chosen)}
        onToggle={toggle}
        onWithdraw={setWithdrawing}
      />
      {open.length === 0 ? null : <IssueForm place={place} quiz={achievement.quiz} learnerIds={chosen} />}
      {withdrawing?.credential == null ? null : (
        <WithdrawForm
          key={withdrawing.credential.id}
          place={place}
          credential={withdrawing.credential}
          onEnd={() => setWithdrawing(null)}
        />
      )}
    </Section>
  );
}
