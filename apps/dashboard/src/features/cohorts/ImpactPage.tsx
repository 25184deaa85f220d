import type { Impact, ImpactGroup, ImpactTable } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { formatShare } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { impactQuery } from './api.ts';
import classes from './cohorts.module.css';
import { OrganizationFrame } from './OrganizationFrame.tsx';

const methodPage: string = '/methods/group-fairness';

/** Do groups reach the target alike? */
export function ImpactPage() {
  return (
    <OrganizationFrame title="Do groups reach the target alike?">
      {({ organizationId }) => <ImpactPanel key={organizationId} organizationId={organizationId} />}
    </OrganizationFrame>
  );
}

function ImpactPanel({ organizationId }: { readonly organizationId: string }) {
  const { quiz } = useSearch({ from: '/fairness' });
  const impact = useQuery(impactQuery(organizationId, quiz));
  return (
    <AsyncPanel query={impact} what="the counts" lines={8}>
      {(answer) => (
        <>
          <QuizChoice impact={answer} />
          <Answer
            note={
              answer.madeAt === null
                ? `Groups below ${answer.minimum} people are not shown.`
                : `All cohorts of your organization, counted ${formatDay(answer.madeAt)}. Groups below ${answer.minimum} people are not shown.`
            }
          >
            {answer.sentence}
          </Answer>
          {answer.tables.map((table) => (
            <Section key={table.characteristic} title={table.label}>
              <Groups table={table} />
            </Section>
          ))}
          <Section title="What this says, and what it does not">
            <ul>
              {answer.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
            <p>
              <Link to={methodPage}>How this is worked out</Link>
            </p>
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

function QuizChoice({ impact: { quiz, quizzes } }: { readonly impact: Impact }) {
  const navigate = useNavigate({ from: '/fairness' });
  if (quizzes.length < 2) return null;
  return (
    <label className={classes.choice}>
      Quiz
      <select
        value={quiz ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          void navigate({ search: (before) => ({ ...before, quiz: chosen }) });
        }}
      >
        {quizzes.map((one) => (
          <option key={one.quiz} value={one.quiz}>
            {one.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Groups({ table }: { readonly table: ImpactTable }) {
  return (
    <>
      <p>
        {table.sentence} {table.hiddenNote}
      </p>
      {table.groups.length === 0 ? null : (
        <DataTable
          caption={`${table.label}: how many are ready`}
          isCaptionHidden
          rows={table.groups}
          rowKey={(row) => row.group}
          columns={[
            { key: 'group', header: 'Group', isRowHeader: true, cell: (row) => row.label },
            {
              key: 'ready',
              header: 'Ready',
              align: 'right',
              cell: (row) => `${row.ready} of ${row.people} (${formatShare(row.rate)})`,
              sortBy: (row) => row.rate,
            },
            {
              key: 'ratio',
              header: 'Of the highest rate (95% range)',
              align: 'right',
              cell: ratioWords,
              sortBy: (row) => row.ratio,
            },
            { key: 'p', header: 'Chance of such a gap', align: 'right', cell: chanceWords },
            {
              key: 'verdict',
              header: 'Four-fifths rule',
              cell: (row) =>
                row.hangsOnOne ? `${row.verdictLabel}; one more ready person would change this` : row.verdictLabel,
            },
          ]}
        />
      )}
    </>
  );
}

function ratioWords({ ratio, ratioLow, ratioHigh }: ImpactGroup): string {
  if (ratio === null) return '';
  const range = ratioLow === null || ratioHigh === null ? '' : ` (${formatShare(ratioLow)}–${formatShare(ratioHigh)})`;
  return `${formatShare(ratio)}${range}`;
}

/** Fisher's exact p as a share of 100 draws. */
function chanceWords({ p }: ImpactGroup): string {
  if (p === null) return '';
  return p < 0.01 ? 'under 1%' : formatShare(p);
}
