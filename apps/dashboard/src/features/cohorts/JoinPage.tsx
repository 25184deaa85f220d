import type { Invitation } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { AssignedQuiz } from './AssignedQuiz.tsx';
import { acceptInvitation, invitationQuery } from './api.ts';

/** Do I want to join, and who will see what? */
export function JoinPage() {
  const { token } = useParams({ from: '/join/$token' });
  const invitation = useQuery(invitationQuery(token));
  return (
    <>
      <PageHead title="Do you want to join, and who will see what?" />
      <AsyncPanel query={invitation} what="this invitation" lines={6}>
        {(answer) => <InvitationView token={token} invitation={answer} />}
      </AsyncPanel>
    </>
  );
}

function InvitationView({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const { organization, cohort, learnerName } = invitation;
  return (
    <>
      <Answer>
        {invitation.isYours
          ? `You are in ${cohort} of ${organization}.`
          : `${organization} invites ${learnerName} to ${cohort}.`}
      </Answer>
      <Section title={`${organization} will see`}>
        <Sentences items={invitation.sharing} />
      </Section>
      <Section title="It will not see">
        <Sentences items={invitation.notShared} />
      </Section>
      {invitation.isYours ? <Assigned invitation={invitation} /> : <Accept token={token} invitation={invitation} />}
    </>
  );
}

function Accept({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (invitation.state === 'joined') {
    return (
      <Notice tone="attention" title="Someone has joined with this link already">
        <p>If that was you, sign in with the account you used.</p>
        <ButtonLink to="/sign-in" search={{ next: `/join/${token}` }}>
          Sign in
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <>
      {accept.isError ? (
        <ErrorPanel error={accept.error} what="You have not joined." safe="Nothing was shared." />
      ) : null}
      <Button loading={accept.isPending} onClick={() => accept.mutate()}>
        Join {invitation.cohort} and share this
      </Button>
    </>
  );
}

function Assigned({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Section title="Assigned to you">
      {invitation.assignments.length === 0 ? (
        <p className="muted">Nothing yet. It will stand on your start page.</p>
      ) : (
        invitation.assignments.map((assignment) => (
          <AssignedQuiz key={assignment.id} {...assignment} title={assignment.quizTitle} assignmentId={assignment.id} />
        ))
      )}
    </Section>
  );
}

function Sentences({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
