import type { CredentialCandidate } from '@careway/contract';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import classes from './credentials.module.css';
import { StateMark } from './Marks.tsx';

/** Learners against the criteria: the evidence or what is missing, and the credential. Those in `open` can be chosen. */
export function CandidateTable(props: {
  readonly caption: string;
  readonly candidates: readonly CredentialCandidate[];
  readonly open: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (learnerId: string) => void;
  readonly onWithdraw: (candidate: CredentialCandidate) => void;
}) {
  const { open, chosen } = props;
  return (
    <DataTable
      caption={props.caption}
      isCaptionHidden
      rows={props.candidates}
      rowKey={(row) => row.learnerId}
      columns={[
        {
          key: 'choose',
          header: 'Issue',
          cell: (row) =>
            open.has(row.learnerId) ? (
              <input
                type="checkbox"
                className={classes.choose}
                aria-label={`Issue to ${row.name}`}
                checked={chosen.has(row.learnerId)}
                onChange={() => props.onToggle(row.learnerId)}
              />
            ) : null,
        },
        { key: 'name', header: 'Learner', cell: (row) => row.name, sortBy: (row) => row.name, isRowHeader: true },
        {
          key: 'criteria',
          header: 'Criteria',
          cell: (row) => (
            <span className={classes.criteria}>
              <Criteria candidate={row} />
            </span>
          ),
          sortBy: (row) => (row.isMet ? -1 : row.pointsMissing),
        },
        {
          key: 'credential',
          header: 'Credential',
          cell: (row) => <Credential candidate={row} />,
          sortBy: (row) => row.credential?.stateLabel ?? null,
        },
        {
          key: 'act',
          header: 'Change',
          cell: (row) =>
            row.credential === null || row.credential.state === 'revoked' ? null : (
              <Button
                variant="default"
                aria-label={`Revoke or replace the credential of ${row.name}`}
                onClick={() => props.onWithdraw(row)}
              >
                Revoke or replace
              </Button>
            ),
        },
      ]}
    />
  );
}

function Criteria({ candidate: { evidence, missing } }: { readonly candidate: CredentialCandidate }) {
  if (evidence === null) return <>Not met. {missing}</>;
  const { scaledScore, low, high, target, finishedAt, lowEffortAnswers } = evidence;
  return (
    <>
      Met on {formatDay(finishedAt)}: {scaledScore} ({low}–{high}), target {target}
      {lowEffortAnswers === 0 ? null : (
        <span className="small muted"> · {countOf(lowEffortAnswers, 'answer')} too fast to be read</span>
      )}
    </>
  );
}

function Credential({ candidate: { credential } }: { readonly candidate: CredentialCandidate }) {
  if (credential === null) return <span className="muted">Not issued</span>;
  return (
    <span className={classes.stacked}>
      <StateMark {...credential} />
      <Link to="/credentials/$id" params={{ id: credential.id }}>
        Issued {formatDay(credential.issuedAt)}
      </Link>
    </span>
  );
}
