import type { AttentionEntry, AttentionList, Cohort } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay } from '../../components/dates.ts';
import { Section } from '../../components/Section.tsx';
import { AttentionRules } from './AttentionRules.tsx';
import classes from './cohorts.module.css';
import { NudgeForm } from './NudgeForm.tsx';
import { standingWords } from './standing.ts';
import { attentionAddress, attentionQuery, type CohortPlace } from './teaching-api.ts';
import { useOrganization } from './use-organization.ts';

/** Entries shown at first; a long list comes on demand. */
const SHOWN = 20;

/** Who needs me this week: the answer in one sentence, then each learner with the reasons and what can be done. */
export function AttentionPanel({ place, cohort }: { readonly place: CohortPlace; readonly cohort: Cohort }) {
  const attention = useQuery(attentionQuery(place));
  const exam = cohort.examOn === null ? '' : ` Exam on ${formatDay(cohort.examOn)}.`;
  return (
    <AsyncPanel query={attention} what="the attention list" lines={8}>
      {(list) => (
        <>
          <Answer note={`${cohort.name}.${exam} ${standingWords(cohort)}`}>{attentionWords(list)}</Answer>
          <Section title="Who, and why">
            <Entries place={place} list={list} />
            {list.items.length === 0 ? null : (
              <p>
                <a href={attentionAddress(place)} download>
                  Download this list (CSV)
                </a>
              </p>
            )}
            <AttentionRules place={place} list={list} />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

/** How many of how many need somebody. */
function attentionWords({ learners, items }: AttentionList): string {
  if (learners === 0) return 'Nobody is on the roster yet.';
  if (items.length === 0) return 'No rule names anybody this week.';
  if (learners === 1) return 'The one learner needs you this week.';
  return `${items.length} of ${learners} learners ${items.length === 1 ? 'needs' : 'need'} you this week.`;
}

function Entries({ place, list }: { readonly place: CohortPlace; readonly list: AttentionList }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? list.items : list.items.slice(0, SHOWN);
  if (list.items.length === 0) return <p className="muted">The rules below say when somebody is listed here.</p>;
  return (
    <>
      <ol className={classes.entries}>
        {shown.map((entry) => (
          <Entry key={entry.learnerId} place={place} entry={entry} canMail={list.canMail} />
        ))}
      </ol>
      {shown.length < list.items.length ? (
        <button type="button" className={classes.more} onClick={() => setWhole(true)}>
          Show all {list.items.length}
        </button>
      ) : null}
    </>
  );
}

function Entry({
  place,
  entry,
  canMail,
}: {
  readonly place: CohortPlace;
  readonly entry: AttentionEntry;
  readonly canMail: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { search } = useOrganization();
  const { learnerId, name, reasons, lastNudge, draft } = entry;
  return (
    <li className={classes.entry}>
      <h3>
        <Link to="/cohorts/$id/learners/$lid" params={{ id: place.cohortId, lid: learnerId }} search={search}>
          {name}
        </Link>
      </h3>
      <div>
        <ul>
          {reasons.map((reason) => (
            <li key={reason.rule}>
              {reason.sentence} <span className="muted small">Since {formatDay(reason.since)}.</span>
            </li>
          ))}
        </ul>
        {lastNudge === null ? null : (
          <p className="small muted">
            Nudged {formatDay(lastNudge.at)}
            {lastNudge.channel === 'mail' ? ' by mail' : ''}.{' '}
            {lastNudge.change ?? `What changed is told from ${formatDay(lastNudge.changeOn)}.`}
          </p>
        )}
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Nudge {name}</summary>
          {isOpen ? (
            <NudgeForm place={place} learnerId={learnerId} name={name} draft={draft} canMail={canMail} />
          ) : null}
        </details>
      </div>
    </li>
  );
}
