import type { Fact, PathwayGap, RatingDifference } from '@careway/contract';
import { BandLine, type BandLineProps, type BandSeries, bandLineTable } from '../../figures/BandLine.tsx';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureSource } from '../../figures/figure-table.ts';
import { formatChange } from './gap-words.ts';

const colors = [1, 2, 3, 4, 5] as const;
const UNIT = 'importance by O*NET, from 1 (not important) to 5 (extremely important)';

/** The five skills whose importance changes most between two roles, a line each: only the change matters. */
export function SkillSlopes({ gap }: { readonly gap: PathwayGap }) {
  const skills = gap.ratings?.skills.filter(({ change }) => change !== 0).slice(0, colors.length) ?? [];
  const [most] = skills;
  const bases = new Map(gap.ratings?.basis.map((fact) => [fact.citation.title, toSource(fact)]));
  const [basis, ...otherBases] = bases.values();
  if (most === undefined || basis === undefined) return null;
  const title = `${most.name} changes most: ${formatChange(most.change)}`;
  const chart: BandLineProps = {
    name: title,
    series: skills.map(toSlope),
    breaks: [],
    format: (value) => value.toFixed(1),
    formatX: (x) => (x === 0 ? 'From' : 'To'),
    labelRoom: 300,
  };
  return (
    <Figure
      title={title}
      level={3}
      unit={UNIT}
      kind="published"
      sources={[basis, ...otherBases]}
      caption={`From: ${gap.from.title}. To: ${gap.to.title}. The axis does not begin at 1.`}
      table={bandLineTable(chart, { rowHeader: 'Role', unit: UNIT })}
    >
      <BandLine {...chart} />
    </Figure>
  );
}

function toSlope({ name, from, to }: RatingDifference, index: number): BandSeries {
  const color = colors[index] ?? 1;
  return {
    id: name,
    label: name,
    color,
    segments: [
      [
        { x: 0, value: from },
        { x: 1, value: to },
      ],
    ],
  };
}

function toSource({ citation }: Fact): FigureSource {
  const { title, url, year } = citation;
  return { id: title, title, vintage: year ?? 'date not stated', ...(url === undefined ? {} : { address: url }) };
}
