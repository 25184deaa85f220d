import type { EmploymentOutlook, Projection, SourceBrief } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { SourceLink } from '../../components/Marks.tsx';
import { formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { outlookQuery } from './api.ts';
import classes from './careers.module.css';

/** Jobs and openings of the occupations that stand in for a role, and the reported figures set beside them. */
export function Outlook({ occupation }: { readonly occupation: string }) {
  const outlook = useQuery(outlookQuery(occupation));
  return (
    <div id="the-outlook-in-numbers" className={classes.anchor}>
      <Section title="The outlook in numbers">
        <AsyncPanel query={outlook} what="the outlook" lines={8}>
          {(answer) => <OutlookFigures outlook={answer} />}
        </AsyncPanel>
      </Section>
    </div>
  );
}

function OutlookFigures({ outlook }: { readonly outlook: EmploymentOutlook }) {
  return (
    <>
      <p className={classes.finding}>{outlook.finding}</p>
      <p>{outlook.occupation.statement}</p>
      {outlook.projections.map((window) => (
        <ProjectionTable
          key={window.sourceId}
          window={window}
          source={outlook.sources.find(({ id }) => id === window.sourceId)}
        />
      ))}
      <h3>What the reported figures leave out</h3>
      <ul className={classes.topics}>
        {outlook.inContext.map(({ figure, title, explanation }) => (
          <li key={figure.id}>
            <p className={classes.need}>{title}</p>
            <p>{explanation}</p>
          </li>
        ))}
      </ul>
      {outlook.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </>
  );
}

/** One projection; a later one replaces it, so an older one is folded. */
function ProjectionTable(props: {
  readonly window: EmploymentOutlook['projections'][number];
  readonly source: SourceBrief | undefined;
}) {
  const { window, source } = props;
  const title = `Projected jobs, ${window.fromYear} to ${window.toYear}`;
  const table = (
    <>
      <DataTable
        caption={title}
        isCaptionHidden
        rows={window.rows}
        rowKey={(row) => row.soc}
        columns={projectionColumns}
      />
      <p>
        <SourceLink
          sourceId={window.sourceId}
          label={source === undefined ? window.sourceId : `${source.publisher}, ${source.title}`}
          {...(source === undefined ? {} : { vintage: source.vintage })}
        />
      </p>
    </>
  );
  return window.isSuperseded ? (
    <details className={classes.window}>
      <summary>{title} (replaced by the later projection)</summary>
      {table}
    </details>
  ) : (
    <div className={classes.window}>
      <h3>{title}</h3>
      {table}
    </div>
  );
}

const projectionColumns: readonly Column<Projection>[] = [
  {
    key: 'title',
    header: 'Occupation',
    isRowHeader: true,
    sortBy: (row) => row.title,
    cell: (row) => (
      <span className={classes.occupation}>
        {row.title}
        {row.note === null ? null : <span className={classes.note}>{row.note}</span>}
      </span>
    ),
  },
  {
    key: 'from',
    header: 'Jobs at first',
    align: 'right',
    sortBy: (row) => row.fromJobs,
    cell: (row) => formatCount(row.fromJobs),
  },
  {
    key: 'to',
    header: 'Jobs at the end',
    align: 'right',
    sortBy: (row) => row.toJobs,
    cell: (row) => formatCount(row.toJobs),
  },
  {
    key: 'change',
    header: 'Change',
    align: 'right',
    sortBy: (row) => row.changePercent,
    cell: (row) => `${row.changePercent < 0 ? '−' : '+'}${Math.abs(row.changePercent)}%`,
  },
  {
    key: 'openings',
    header: 'Openings a year',
    align: 'right',
    sortBy: (row) => row.openingsPerYear,
    cell: (row) => (row.openingsPerYear === null ? 'not published' : formatCount(row.openingsPerYear)),
  },
  { key: 'education', header: 'Usual schooling to start', cell: (row) => row.entryEducation },
];
