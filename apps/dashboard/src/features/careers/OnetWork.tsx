import type { OnetOccupation } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ApiError } from '../../api/client.ts';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { NotImported } from '../../components/NotImported.tsx';
import picker from '../../components/picker.module.css';
import { Section } from '../../components/Section.tsx';
import { onetQuery } from './api.ts';
import classes from './careers.module.css';
import { OnetRatingsFigure } from './OnetRatingsFigure.tsx';

/** Tables with an importance from 1 to 5, in the order they are offered. */
const ratedTables = ['Knowledge', 'Skills', 'Abilities', 'Work Activities', 'Work Styles'] as const;
type RatedTable = (typeof ratedTables)[number];

const SHOWN_TASKS = 8;
const SHOWN_TITLES = 12;

/** How much preparation each of the five job zones of O*NET stands for. */
const zoneWords: Readonly<Record<number, string>> = {
  1: 'little or no preparation',
  2: 'some preparation',
  3: 'medium preparation',
  4: 'considerable preparation',
  5: 'extensive preparation',
};

const files = [
  {
    tells: 'Tasks, preparation, titles and ratings',
    file: 'O*NET’s Task Statements, Job Zones, Alternate Titles, Knowledge and Skills',
  },
];

/** What the work asks, by the imported tables of O*NET; `code` is the O*NET-SOC code that stands for the role. */
export function OnetWork({ code }: { readonly code: string }) {
  const { ratings = '' } = useSearch({ from: '/careers/$slug' });
  const table = ratedTables.find((name) => name === ratings) ?? 'Knowledge';
  const work = useQuery(onetQuery(code, table));
  const isMissing = work.error instanceof ApiError && work.error.status === 404;
  return (
    <Section title="What the work asks">
      {isMissing ? (
        <NotImported files={files} />
      ) : (
        <AsyncPanel query={work} what="what the work asks" lines={8}>
          {(answer) => <Work work={answer} table={table} />}
        </AsyncPanel>
      )}
    </Section>
  );
}

function Work({ work, table }: { readonly work: OnetOccupation; readonly table: RatedTable }) {
  const core = work.tasks.filter(({ type }) => type === 'Core');
  const tasks = core.length === 0 ? work.tasks : core;
  return (
    <>
      <p className="muted">
        {work.title ?? work.code} ({work.code}), O*NET {work.release ?? 'release not stated'}
      </p>
      <Facts>
        <Fact label="Preparation">
          {work.jobZone === null
            ? 'O*NET gives no job zone'
            : `Job zone ${work.jobZone} of 5: ${zoneWords[work.jobZone] ?? ''}`}
        </Fact>
        {tasks.length === 0 ? null : (
          <Fact label={core.length === 0 ? 'Tasks' : 'Core tasks'}>
            <Tasks tasks={tasks} />
          </Fact>
        )}
        {work.alternateTitles.length === 0 ? null : (
          <Fact label="Job titles filed under it">
            {work.alternateTitles.slice(0, SHOWN_TITLES).join(', ')}
            {work.alternateTitles.length > SHOWN_TITLES
              ? ` and ${work.alternateTitles.length - SHOWN_TITLES} more`
              : ''}
          </Fact>
        )}
      </Facts>
      <Ratings work={work} table={table} />
      <p className="small muted">{work.attribution}</p>
    </>
  );
}

function Tasks({ tasks }: { readonly tasks: OnetOccupation['tasks'] }) {
  const item = ({ text }: { readonly text: string }) => <li key={text}>{text}</li>;
  const rest = tasks.slice(SHOWN_TASKS);
  return (
    <>
      <ul className={classes.codes}>{tasks.slice(0, SHOWN_TASKS).map(item)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length} more</summary>
          <ul className={classes.codes}>{rest.map(item)}</ul>
        </details>
      )}
    </>
  );
}

function Ratings({ work, table }: { readonly work: OnetOccupation; readonly table: RatedTable }) {
  const search = useSearch({ from: '/careers/$slug' });
  const navigate = useNavigate({ from: '/careers/$slug' });
  const held = ratedTables.filter((name) => work.ratingCounts.some((count) => count.table === name));
  if (held.length === 0) return null;
  return (
    <>
      <label className={picker.picker}>
        <span>What was rated</span>
        <select
          value={held.includes(table) ? table : ''}
          onChange={(event) =>
            void navigate({ search: { ...search, ratings: event.target.value }, resetScroll: false })
          }
        >
          {held.includes(table) ? null : <option value="">Choose a table</option>}
          {held.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <OnetRatingsFigure work={work} table={table} />
    </>
  );
}
