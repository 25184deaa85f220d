import type { CompareDatasetQuery, DatasetCell, DatasetComparison, DatasetMarket, PayEquity } from '@careway/contract';
import {
  type Database,
  findPayCell,
  listPayCells,
  listPayStrata,
  type PayCell,
  type PayDataset,
} from '@careway/database';
import {
  findState,
  formatUsd,
  isSocCode,
  LEAST_SHOWN,
  type PayLevel,
  payGaps,
  payLevels,
  roundTo,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toYearly } from '../wages/answers.ts';
import { refuseValue } from '../wages/labor-context.ts';
import { marketPay } from './market-pay.ts';
import { findHiddenGroups, type PayDimension } from './small-groups.ts';

const few = `fewer than ${LEAST_SHOWN} people`;
const givesAway = `Hidden: beside another group it would give away figures of ${few}.`;

/** Own pay under some filters, each value of one column, and the official row of the code and place beside it. */
export async function compareDataset(
  db: Kysely<Database>,
  dataset: PayDataset,
  query: z.output<typeof CompareDatasetQuery>,
): Promise<DatasetComparison> {
  const { soc, level, by } = query;
  const area = query.area === undefined ? undefined : findState(query.area)?.fips;
  if (query.area !== undefined && area === undefined) throw refuseValue('query.area', `"${query.area}" is no state`);
  if (soc !== undefined && !isSocCode(soc))
    throw refuseValue('query.soc', `"${soc}" is not a SOC code such as 43-6013`);
  const isShared = query.shared === '1';
  const filter = { soc, level, area };
  const all = await findPayCell(db, dataset, filter);
  const rows = by === undefined ? [] : await listPayCells(db, dataset, filter, by);
  const hidden = isShared
    ? await findHiddenGroups(db, dataset, { filter, by, nameOf: (cell) => nameIn(cell, by) })
    : { isAllHidden: false, rows: new Set<string>() };
  const market = soc === undefined ? null : await marketPay(db, { soc, level, area });
  const shown = [];
  for (const cell of rows) {
    const value = nameIn(cell, by);
    const own = toCell(cell, hidden.rows.has(value));
    const beside = by === undefined ? null : await marketBeside(db, { soc, level, area }, by, cell, market);
    const median = beside?.median?.amount;
    shown.push({
      value,
      label: labelOf(value, by, beside),
      own,
      market: beside,
      ratioToMarketMedian: own.state === 'hidden' || median === undefined ? null : roundTo(cell.median / median, 3),
    });
  }
  return {
    datasetId: dataset.id,
    asOf: dataset.asOf,
    placeName: area === undefined ? null : (findState(area)?.name ?? null),
    finding: findingOf(all, hidden.isAllHidden, market, shown),
    all: toCell(all, hidden.isAllHidden),
    rows: shown,
    market,
    notes: [
      'Own pay is what the file says, at full time; market pay is of a whole occupation, all industries and owners.',
      ...(isShared ? [`Groups of ${few} are hidden, and those that would give them away by subtraction.`] : []),
      ...(level === undefined && by !== 'level'
        ? []
        : ['Levels of the market are modelled: federal tables have none.']),
    ],
  };
}

/** The market pay that belongs beside a row: of the row's own code, level or place where it is split by that. */
async function marketBeside(
  db: Kysely<Database>,
  asked: { readonly soc: string | undefined; readonly level: PayLevel | undefined; readonly area: string | undefined },
  by: PayDimension,
  cell: PayCell,
  whole: DatasetMarket | null,
): Promise<DatasetMarket | null> {
  if (by === 'soc') return marketPay(db, { ...asked, soc: cell.soc });
  if (asked.soc === undefined || by === 'group') return whole;
  if (by === 'area') return marketPay(db, { ...asked, soc: asked.soc, area: cell.areaCode });
  return marketPay(db, { ...asked, soc: asked.soc, level: payLevels.find((level) => level === cell.level) });
}

function nameIn(cell: PayCell, by: PayDimension | undefined): string {
  switch (by) {
    case 'area':
      return cell.areaCode;
    case 'group':
      return cell.group;
    case 'level':
      return cell.level;
    default:
      return cell.soc;
  }
}

function labelOf(value: string, by: PayDimension | undefined, market: DatasetMarket | null): string {
  if (by === 'area') return findState(value)?.name ?? value;
  return by === 'soc' && market !== null ? `${market.title} (${value})` : value;
}

/** Gaps between groups within occupation, level and place. */
export async function comparePayGroups(db: Kysely<Database>, dataset: PayDataset): Promise<PayEquity> {
  const found = payGaps(await listPayStrata(db, dataset));
  const percent = (value: number) => roundTo(value, 1);
  const gaps = found?.gaps ?? [];
  const [widest] = gaps;
  return {
    datasetId: dataset.id,
    finding:
      found === undefined
        ? 'The file has fewer than two groups to compare.'
        : widest === undefined
          ? 'No group is large enough beside the largest one to be compared.'
          : `Within occupation, level and place, "${widest.group}" is paid ${Math.abs(percent(widest.gapPercent))}% ${widest.gapPercent < 0 ? 'less' : 'more'} than "${found.reference}" (95% range ${percent(widest.low)}% to ${percent(widest.high)}%).`,
    reference: found?.reference ?? null,
    gaps: gaps.map((gap) => ({
      ...gap,
      gapPercent: percent(gap.gapPercent),
      low: percent(gap.low),
      high: percent(gap.high),
    })),
    hiddenGroups: found?.hiddenGroups ?? 0,
    notes: [
      `Groups of ${few}, or with ${few} of the largest group beside them, are hidden.`,
      'A gap after occupation, level and place says that pay differs, not why. It is no finding of law.',
    ],
  };
}

function toCell(cell: PayCell | undefined, isHidden: boolean): DatasetCell {
  if (cell === undefined) return { state: 'hidden', reason: 'Nobody is in this group.' };
  if (isHidden) return { state: 'hidden', reason: cell.people < LEAST_SHOWN ? `Hidden: ${few}.` : givesAway };
  return {
    state: 'shown',
    count: cell.people,
    p10: toYearly(cell.p10),
    p25: toYearly(cell.p25),
    median: toYearly(cell.median),
    p75: toYearly(cell.p75),
    p90: toYearly(cell.p90),
    mean: toYearly(cell.mean),
  };
}

function findingOf(
  all: PayCell | undefined,
  isHidden: boolean,
  market: DatasetMarket | null,
  rows: DatasetComparison['rows'],
): string {
  if (all === undefined) return 'Nobody in the file is in this group.';
  if (isHidden) return all.people < LEAST_SHOWN ? `Too few people to show: ${few}.` : givesAway;
  const own = `The median of ${all.people.toLocaleString('en-US')} people is ${formatUsd(Math.round(all.median))}`;
  const beside = market?.median;
  if (market === null || beside === null || beside === undefined) return `${own}${spreadOf(rows)}.`;
  const modelled = market.kind === 'modelled' ? ', modelled' : '';
  return `${own}; the market's is ${formatUsd(beside.amount)} (${market.title}, ${market.areaName}, ${market.vintage}${modelled}).`;
}

/** How the rows stand beside their own markets, lowest and highest; nothing where none has one. */
function spreadOf(rows: DatasetComparison['rows']): string {
  const known = rows
    .flatMap(({ label, ratioToMarketMedian }) =>
      ratioToMarketMedian === null ? [] : [{ label, ratio: ratioToMarketMedian }],
    )
    .toSorted((a, b) => a.ratio - b.ratio);
  const [low, high] = [known[0], known.at(-1)];
  if (low === undefined || high === undefined) return '';
  const inWords = ({ label, ratio }: typeof low) => {
    const percent = Math.round(Math.abs(ratio - 1) * 100);
    return percent === 0
      ? `at the market's for ${label}`
      : `${percent}% ${ratio < 1 ? 'under' : 'over'} the market's for ${label}`;
  };
  return low === high ? `, ${inWords(low)}` : `: ${inWords(low)}, ${inWords(high)}`;
}
