import type { CountyWageLevelsList, Money } from '@careway/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DotRange, type DotRangeRow } from '../../figures/DotRange.tsx';
import { Figure } from '../../figures/Figure.tsx';
import type { FigureTable } from '../../figures/figure-table.ts';
import { FilterBar, FilterSelect } from './FilterBar.tsx';
import { formatMoney } from './money.ts';
import { briefSources } from './official-wages.tsx';
import { scaleAround } from './scale-around.ts';

type County = CountyWageLevelsList['items'][number];

const FULL_TIME_HOURS = 2_080;
const units = { hour: 'US dollars an hour, before tax', year: 'US dollars a year, before tax' } as const;

/** The four prevailing wage levels of one county, beside the lowest and the highest county of its state. */
export function CountyLevels(props: {
  readonly route: '/salary' | '/salary/check';
  readonly title: string;
  readonly list: CountyWageLevelsList;
  /** The offer, yearly dollars. */
  readonly offerUsd?: number;
}) {
  const { route, title, list, offerUsd } = props;
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const sources = briefSources(list.sources);
  const sorted = list.items.toSorted((a, b) => a.levels[1].amount - b.levels[1].amount);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined || sources === undefined) {
    return (
      <p className="muted">
        No prevailing wage of {title} ({list.soc}) is held for {list.state.name}.
      </p>
    );
  }
  const middle = sorted[Math.floor(sorted.length / 2)] ?? lowest;
  const chosen = list.items.find(({ county }) => county === search.county);
  const { unit } = lowest.levels[0];
  const shown = chosen ?? middle;
  const finding = `${countyName(shown)}, ${list.state.name}: level I ${formatMoney(shown.levels[0])}, level IV ${formatMoney(shown.levels[3])}`;
  const offer = offerUsd === undefined ? undefined : unit === 'year' ? offerUsd : offerUsd / FULL_TIME_HOURS;
  const rows = [
    ...new Map(
      [lowest, ...(chosen === undefined ? [middle] : [chosen]), highest].map((each) => [each.county, each]),
    ).values(),
  ]
    .filter(({ levels }) => levels[0].unit === unit)
    .map((county) => toRow(county, nameOf(county, { lowest, middle, highest, chosen }), offer));
  const marks = rows.flatMap(({ estimate }) => (estimate === null ? [] : [estimate.low, estimate.high]));
  return (
    <>
      <FilterBar
        state={`${title} · ${list.state.name} · ${chosen === undefined ? `${list.items.length} counties` : countyName(chosen)}`}
      >
        <FilterSelect
          label="County"
          value={chosen?.county ?? ''}
          choices={[
            { value: '', label: 'Lowest, middle, highest' },
            ...list.items.map((each) => ({ value: each.county, label: countyName(each) })),
          ]}
          onChoose={(county) =>
            void navigate({ search: { ...search, county: county === '' ? undefined : county }, resetScroll: false })
          }
        />
      </FilterBar>
      <Figure
        level={3}
        title={finding}
        unit={units[unit]}
        kind="published"
        filters={`${title} (${list.soc}) · ${list.state.name} · ${chosen === undefined ? 'every county' : countyName(chosen)}`}
        n={`${list.items.length} counties`}
        sources={sources}
        caption={`Bar: from level I to level IV. Dot: level II. ${list.note} The axis does not begin at $0.`}
        table={tableOf(list.items, units[unit])}
      >
        <DotRange
          name={finding}
          rows={rows}
          scale={scaleAround(offer === undefined ? marks : [...marks, offer])}
          format={(amount) => formatMoney({ amount, currency: 'USD', unit }).replace(' a year', '')}
          {...(offer === undefined ? {} : { targetLabel: 'This offer' })}
        />
      </Figure>
    </>
  );
}

function toRow(county: County, label: string, offer: number | undefined): DotRangeRow {
  const [first, second, , fourth] = county.levels;
  return {
    id: county.county,
    label,
    estimate: { value: second.amount, low: first.amount, high: fourth.amount },
    n: 1,
    ...(offer === undefined ? {} : { target: offer }),
  };
}

function nameOf(
  county: County,
  places: {
    readonly lowest: County;
    readonly middle: County;
    readonly highest: County;
    readonly chosen: County | undefined;
  },
): string {
  const name = countyName(county);
  if (county === places.lowest) return `${name}, lowest`;
  if (county === places.highest) return `${name}, highest`;
  return county === places.chosen ? name : `${name}, middle`;
}

/** "van wert" → "Van Wert": the file has lower case alone. */
function countyName({ county }: County): string {
  return county.replaceAll(/(?:^|[\s.'-])\p{L}/gu, (letters) => letters.toUpperCase());
}

function tableOf(counties: readonly County[], unit: string): FigureTable {
  const level = (id: string, header: string) => ({ id, header, unit, isNumeric: true });
  return {
    columns: [
      { id: 'county', header: 'County' },
      level('level1', 'Level I'),
      level('level2', 'Level II'),
      level('level3', 'Level III'),
      level('level4', 'Level IV'),
    ],
    rows: counties.map((county) => ({
      id: county.county,
      cells: [countyName(county), ...county.levels.map(levelCell)],
    })),
  };
}

function levelCell(money: Money) {
  return { value: money.amount, text: formatMoney(money) };
}
