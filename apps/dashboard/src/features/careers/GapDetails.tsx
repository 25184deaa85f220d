import type { PathwayGap, RatingDifference } from '@careway/contract';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FactText } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { formatChange } from './gap-words.ts';
import { SkillSlopes } from './SkillSlopes.tsx';
import { StepWays } from './StepDetails.tsx';

/** The facts of two roles side by side: schooling, license, workplaces, step, skills. */
export function GapDetails({ gap }: { readonly gap: PathwayGap }) {
  const { settings, ratings, directSteps } = gap;
  return (
    <>
      <Section title="What changes">
        <Facts>
          <Fact label="Schooling">
            <FactText facts={gap.education.facts} />
          </Fact>
          <Fact label="License">
            <FactText facts={gap.licence.facts} />
          </Fact>
          <Fact label="Workplaces you know">{listOrNone(settings.shared)}</Fact>
          <Fact label="New workplaces">{listOrNone(settings.onlyTo)}</Fact>
          <Fact label="Workplaces left behind">{listOrNone(settings.onlyFrom)}</Fact>
        </Facts>
      </Section>
      <Section title="Is there a direct step?">
        {directSteps.length === 0 ? (
          <p>No. On this map you reach it by another role, or not at all.</p>
        ) : (
          <StepWays steps={directSteps} />
        )}
      </Section>
      <Section title="What matters more, and what less">
        {ratings === null ? (
          <p>Not published: O*NET has not rated one of the two roles.</p>
        ) : (
          <>
            <FactText facts={ratings.basis} />
            <SkillSlopes gap={gap} />
            <Differences caption="Skills" gap={gap} differences={ratings.skills} />
            <Differences caption="Work styles" gap={gap} differences={ratings.workStyles} />
            <p className="small muted">{ratings.attribution}</p>
          </>
        )}
      </Section>
    </>
  );
}

function listOrNone(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

/** More rows than this are folded away: the smallest changes matter least. */
const MAX_UNFOLDED = 8;

function Differences(props: {
  readonly caption: string;
  readonly gap: PathwayGap;
  readonly differences: readonly RatingDifference[];
}) {
  const { caption, gap, differences } = props;
  if (differences.length === 0) return null;
  const columns = differenceColumns(caption, gap);
  const rest = differences.slice(MAX_UNFOLDED);
  return (
    <>
      <DataTable
        caption={`${caption}: importance from 1 to 5, largest change first`}
        rows={differences.slice(0, MAX_UNFOLDED)}
        rowKey={(row) => row.name}
        columns={columns}
      />
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length} more with smaller changes</summary>
          <DataTable
            caption={`${caption} with smaller changes`}
            isCaptionHidden
            rows={rest}
            rowKey={(row) => row.name}
            columns={columns}
          />
        </details>
      )}
    </>
  );
}

function differenceColumns(caption: string, gap: PathwayGap): readonly Column<RatingDifference>[] {
  return [
    { key: 'name', header: caption, isRowHeader: true, sortBy: (row) => row.name, cell: (row) => row.name },
    {
      key: 'from',
      header: gap.from.title,
      align: 'right',
      sortBy: (row) => row.from,
      cell: (row) => row.from.toFixed(2),
    },
    { key: 'to', header: gap.to.title, align: 'right', sortBy: (row) => row.to, cell: (row) => row.to.toFixed(2) },
    {
      key: 'change',
      header: 'Change',
      align: 'right',
      sortBy: (row) => row.change,
      cell: (row) => formatChange(row.change),
    },
  ];
}
