import type { FairnessRun, ItemSuspension } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatMoment } from '../../components/dates.ts';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { fairnessRunsQuery, suspensionsQuery } from './api.ts';
import classes from './authoring.module.css';
import { FairnessRunView } from './FairnessRunView.tsx';
import { StartComparison } from './StartComparison.tsx';
import { SuspensionEntry } from './SuspensionEntry.tsx';

/** Does any question favor a group? */
export function FairnessPage() {
  return (
    <AuthorPage title="Does any question favor a group?">
      <Fairness />
    </AuthorPage>
  );
}

function Fairness() {
  const { run: wanted } = useSearch({ from: '/author/fairness' });
  const me = useQuery(meQuery);
  const open = useQuery(suspensionsQuery('open'));
  const decided = useQuery(suspensionsQuery('decided'));
  const runs = useQuery(fairnessRunsQuery);
  const isAdministrator = me.data?.person?.role === 'administrator';
  return (
    <>
      <AsyncPanel query={open} what="the questions that wait for a verdict" lines={4}>
        {({ items }) => (
          <>
            <Answer note="A question that favors one group over another of the same ability is taken out of new quizzes until a second person has judged it.">
              {items.length === 0
                ? 'No question waits for a verdict.'
                : `${countOf(items.length, 'question')} ${items.length === 1 ? 'waits' : 'wait'} for a verdict.`}
            </Answer>
            {items.length === 0 ? null : (
              <Section title="Waiting for a verdict">
                <SuspensionList suspensions={items} />
              </Section>
            )}
          </>
        )}
      </AsyncPanel>
      <Section title="What the comparisons found">
        <AsyncPanel query={runs} what="the comparisons" lines={4}>
          {({ items }) => {
            const shown = items.find(({ id }) => id === wanted) ?? items[0];
            return shown === undefined ? (
              <p className="muted">
                Groups were never compared. It takes people who told their group under their account and agreed to this
                use.
              </p>
            ) : (
              <>
                <RunList runs={items} current={shown.id} />
                <FairnessRunView key={shown.id} id={shown.id} />
              </>
            );
          }}
        </AsyncPanel>
      </Section>
      {isAdministrator ? <StartComparison /> : null}
      <Section title="Verdicts so far">
        <AsyncPanel query={decided} what="the verdicts" lines={3}>
          {({ items }) =>
            items.length === 0 ? <p className="muted">No verdict yet.</p> : <SuspensionList suspensions={items} />
          }
        </AsyncPanel>
      </Section>
    </>
  );
}

function SuspensionList({ suspensions }: { readonly suspensions: readonly ItemSuspension[] }) {
  return (
    <ul className={classes.log}>
      {suspensions.map((suspension) => (
        <li key={suspension.id}>
          <SuspensionEntry suspension={suspension} />
        </li>
      ))}
    </ul>
  );
}

function RunList({ runs, current }: { readonly runs: readonly FairnessRun[]; readonly current: string }) {
  if (runs.length < 2) return null;
  return (
    <details>
      <summary>All {runs.length} comparisons</summary>
      <ul>
        {runs.map((run) => (
          <li key={run.id}>
            <Link to="/author/fairness" search={{ run: run.id }} aria-current={run.id === current ? 'page' : undefined}>
              {run.quizTitle}, {formatMoment(run.madeAt)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
