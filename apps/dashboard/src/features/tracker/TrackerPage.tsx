import type { CertificationTracker } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { AddCertification } from './AddCertification.tsx';
import { trackerQuery } from './api.ts';
import { HeldPanel } from './HeldPanel.tsx';
import classes from './tracker.module.css';

/** What runs out, and what does its renewal still need? */
export function TrackerPage() {
  const me = useQuery(meQuery);
  return (
    <>
      <PageHead
        title="What runs out, and what does renewing it need?"
        lead={<Link to="/certifications">All certifications</Link>}
      />
      <AsyncPanel query={me} what="your account" lines={3}>
        {({ person }) =>
          person === null ? (
            <EmptyState
              title="Keep your certifications in one place"
              hint="Last days, continuing education and proofs are kept under your account. Nobody else sees them."
            >
              <ButtonLink to="/sign-in" search={{ next: '/certifications/mine' }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <Tracker isGuest={person.isGuest} />
          )
        }
      </AsyncPanel>
    </>
  );
}

function Tracker({ isGuest }: { readonly isGuest: boolean }) {
  const tracker = useQuery(trackerQuery);
  return (
    <AsyncPanel query={tracker} what="your certifications" lines={8}>
      {(answer) => (
        <>
          <Answer>{firstWords(answer)}</Answer>
          {answer.items.some(({ expiresOn }) => expiresOn !== null) ? (
            <p className={classes.reminders}>
              <a href="/api/v1/certifications/mine/reminders.ics" download>
                Reminders for your calendar
              </a>{' '}
              <span className="small muted">180, 90, 30 and 7 days before each last day.</span>
            </p>
          ) : null}
          {answer.items.map((held) => (
            <HeldPanel key={held.id} held={held} limits={answer.limits} isGuest={isGuest} />
          ))}
          <Section title="Add a certification you hold">
            <AddCertification />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

/** What has ended, and what ends next, in a sentence each. `items` come by their last day. */
function firstWords({ items }: CertificationTracker): string {
  if (items.length === 0) return 'You track no certification yet.';
  const ended = items.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0);
  const next = items.find(({ daysLeft }) => daysLeft !== null && daysLeft >= 0);
  const sentences = [...ended, ...(next === undefined ? [] : [next])].map(({ sentence }) => sentence);
  return sentences.length === 0 ? 'No last day is known yet.' : sentences.join(' ');
}
