import type { CompareDatasetQuery, DatasetCell, DatasetComparison, PayEquity } from '@careway/contract';
import {
  type Database,
  findPayCell,
  listPayCells,
  listPayStrata,
  listPublishedWages,
  type PayCell,
  type PayDataset,
} from '@careway/database';
import {
  findState,
  formatUsd,
  isSocCode,
  LEAST_SHOWN,
  nation,
  oewsVintage,
  payGaps,
  roundTo,
  type WageValue,
} from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toYearly } from '../wages/answers.ts';
import { refuseValue } from '../wages/labor-context.ts';

const few = `fewer than ${LEAST_SHOWN} people`;

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
  const market = soc === undefined ? null : await marketOf(db, soc, area);
  const marketMedian = market?.median?.amount;
  return {
    datasetId: dataset.id,
    asOf: dataset.asOf,
    finding: findingOf(all, isShared, market),
    all: toCell(all, isShared),
    rows: rows.map((cell) => {
      const value =
        by === 'area' ? cell.areaCode : by === 'group' ? cell.group : by === 'level' ? cell.level : cell.soc;
      const isHidden = isShared && cell.people < LEAST_SHOWN;
      return {
        value,
        label: by === 'area' ? (findState(value)?.name ?? value) : value,
        own: toCell(cell, isShared),
        ratioToMarketMedian: isHidden || marketMedian === undefined ? null : roundTo(cell.median / marketMedian, 3),
      };
    }),
    market,
    notes: [
      'Own pay is what the file says, at full time; market pay is of a whole occupation, all levels.',
      ...(isShared ? [`Groups of ${few} are hidden.`] : []),
      ...(level === undefined ? [] : ['The market row has no level; federal wage tables have none.']),
    ],
  };
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

function toCell(cell: PayCell | undefined, isShared: boolean): DatasetCell {
  if (cell === undefined) return { state: 'hidden', reason: 'Nobody is in this group.' };
  if (isShared && cell.people < LEAST_SHOWN) return { state: 'hidden', reason: `Hidden: ${few}.` };
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

async function marketOf(
  db: Kysely<Database>,
  soc: string,
  area: string | undefined,
): Promise<DatasetComparison['market']> {
  if (!isSocCode(soc)) return null;
  const local = area === undefined ? [] : await listPublishedWages(db, { socs: [soc], areaCode: area });
  const national = await listPublishedWages(db, { socs: [soc], areaCode: nation.code });
  const row = local.findLast(({ wages }) => wages.median.kind === 'reported') ?? national.at(-1);
  if (row === undefined) return null;
  const money = (value: WageValue) => (value.kind === 'reported' ? toYearly(value.annualUsd) : null);
  return {
    soc,
    title: row.title,
    areaCode: row.area.code,
    areaName: row.area.name,
    sourceId: row.sourceId,
    vintage: oewsVintage(row.year),
    kind: 'published',
    p10: money(row.wages.p10),
    p25: money(row.wages.p25),
    median: money(row.wages.median),
    p75: money(row.wages.p75),
    p90: money(row.wages.p90),
  };
}

function findingOf(all: PayCell | undefined, isShared: boolean, market: DatasetComparison['market']): string {
  if (all === undefined) return 'Nobody in the file is in this group.';
  if (isShared && all.people < LEAST_SHOWN) return `Too few people to show: ${few}.`;
  const own = `The median of ${all.people.toLocaleString('en-US')} people is ${formatUsd(Math.round(all.median))}`;
  const beside = market?.median;
  if (market === null || beside === null || beside === undefined) return `${own}.`;
  return `${own}; the market's is ${formatUsd(beside.amount)} (${market.title}, ${market.areaName}, ${market.vintage}).`;
}
