import type { CohortGrid } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { DomainGrid, domainGridTable } from '../../figures/DomainGrid.tsx';
import { Figure } from '../../figures/Figure.tsx';
import { type CohortPlace, gridQuery } from './teaching-api.ts';

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Learner × domain: each one's share of points, the number in every cell. Says why where the quiz gives none. */
export function GridPanel({ place, assignment }: { readonly place: CohortPlace; readonly assignment: string }) {
  const grid = useQuery(gridQuery(place, assignment));
  return (
    <AsyncPanel query={grid} what="the grid">
      {(answer) => <GridView grid={answer} />}
    </AsyncPanel>
  );
}

function GridView({ grid }: { readonly grid: CohortGrid }) {
  if (grid.learners.length === 0) return <p className="muted">Nobody has finished {grid.quizTitle} yet.</p>;
  if (grid.domains.length === 0) return <p className="muted">{grid.note}</p>;
  const columns = grid.domains.map(({ domain, label }) => ({ id: domain, label }));
  const rows = grid.learners.map(({ learnerId, name, cells }) => ({
    id: learnerId,
    label: name,
    values: cells.map((cell) => cell?.right.share ?? null),
  }));
  const without = grid.withoutResult === 0 ? '' : ` ${countOf(grid.withoutResult, 'learner')} without a result.`;
  return (
    <Figure
      title={weakest(grid)}
      unit="share of points in a subject, percent"
      sources={[
        {
          id: 'assignment',
          title: `${grid.quizTitle}, last result of each learner`,
          vintage: 'today',
          address: '/methods/form-readiness',
        },
      ]}
      kind="reported"
      n={countOf(grid.learners.length, 'learner')}
      caption={`A cell needs ${grid.minQuestions} questions, else it reads “too few”.${without} A single cell rests on few questions; its range is wide.`}
      table={domainGridTable({ rowHeader: 'Learner', columns, rows, format: percent }, 'share of points, 0 to 1')}
      hasPicture={false}
    >
      <DomainGrid
        name="Learners by subject"
        rowHeader="Learner"
        columns={columns}
        rows={rows}
        scale={[0, 1]}
        format={percent}
      />
    </Figure>
  );
}

/** A subject is called weakest only over as many learners. */
const MIN_LEARNERS = 5;

/** The finding: the subject with the lowest mean share, where enough learners have one. */
function weakest({ domains, learners }: CohortGrid): string {
  const means = domains.map(({ label }, index) => {
    const shares = learners.flatMap(({ cells }) => cells[index]?.right.share ?? []);
    return { label, count: shares.length, mean: shares.reduce((sum, share) => sum + share, 0) / shares.length };
  });
  const [lowest] = means.filter(({ count }) => count >= MIN_LEARNERS).toSorted((a, b) => a.mean - b.mean);
  return lowest === undefined
    ? 'Too few learners in every subject to call one the weakest'
    : `${lowest.label} is the weakest subject: ${percent(lowest.mean)} of points on average, n = ${lowest.count}`;
}
