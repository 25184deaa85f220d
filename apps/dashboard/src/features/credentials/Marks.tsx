import type { CredentialCheck, IssuedCredential } from '@careway/contract';
import { IconCircleCheck, IconCircleX, IconClock, IconHelpCircle, IconMinus } from '@tabler/icons-react';
import classes from './credentials.module.css';

const stateLooks = {
  valid: { tone: 'done', Icon: IconCircleCheck },
  expired: { tone: 'attention', Icon: IconClock },
  revoked: { tone: 'error', Icon: IconCircleX },
} as const;

/** Where a credential stands, as a word with its sign. */
export function StateMark({ state, stateLabel }: Pick<IssuedCredential, 'state' | 'stateLabel'>) {
  const { tone, Icon } = stateLooks[state];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={20} aria-hidden />
      {stateLabel}
    </span>
  );
}

const outcomeLooks = {
  passed: { tone: 'done', label: 'Passed', Icon: IconCircleCheck },
  failed: { tone: 'error', label: 'Failed', Icon: IconCircleX },
  'cannot-tell': { tone: 'attention', label: 'Cannot tell', Icon: IconHelpCircle },
  'not-stated': { tone: 'plain', label: 'Not stated', Icon: IconMinus },
} as const;

function OutcomeMark({ outcome }: Pick<CredentialCheck, 'outcome'>) {
  const { tone, label, Icon } = outcomeLooks[outcome];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={20} aria-hidden />
      {label}
    </span>
  );
}

/** What was checked of a credential, and what was found. */
export function CheckList({ checks }: { readonly checks: readonly CredentialCheck[] }) {
  return (
    <ul className={classes.checks}>
      {checks.map(({ check, label, outcome, detail }) => (
        <li key={check}>
          <OutcomeMark outcome={outcome} />
          <span>
            <strong>{label}</strong>
            {detail}
          </span>
        </li>
      ))}
    </ul>
  );
}
