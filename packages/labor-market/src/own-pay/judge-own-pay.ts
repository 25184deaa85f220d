import type { FileSource } from '../import/file-source.ts';
import type { RefusedRow } from '../import/raw-row.ts';
import type { PayBasis } from './messy-pay.ts';
import { type OwnPayMapping, type OwnPayRow, readOwnPay } from './own-pay-file.ts';

/** One way in which pay is written in a file ("$99.99/hr"), with how often, and one example as it was understood. */
export interface PayWriting {
  /** Every run of digits as one 9. */
  readonly shape: string;
  readonly rows: number;
  readonly example: Pick<OwnPayRow, 'line' | 'payText' | 'annualUsd' | 'payUnit' | 'isRange'>;
}

/** What a pay file would give: nothing of it is kept anywhere. */
export interface OwnPayJudgement {
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  /** Every refused row, at most the first 100,000. */
  readonly refused: readonly RefusedRow[];
  /** The ways pay is written, most rows first; at most 200. */
  readonly writings: readonly PayWriting[];
  /** Lines of rows that say the same as an earlier row in everything that is mapped. */
  readonly duplicateLines: readonly number[];
  /** Rows further than 3 interquartile ranges outside the middle half; taken and flagged. */
  readonly outliers: readonly Pick<OwnPayRow, 'line' | 'payText' | 'annualUsd'>[];
  /** Yearly dollars; undefined when no row is taken. */
  readonly median: number | undefined;
  readonly withoutLevel: number;
  readonly withoutState: number;
  readonly groups: readonly { readonly group: string; readonly rows: number }[];
}

const MOST_REFUSED = 100_000;
const MOST_WRITINGS = 200;
const MOST_GROUPS = 50;
/** How many interquartile ranges outside the middle half a pay is flagged from (Tukey's outer fence, 1977). */
const OUTER_FENCE = 3;

/** Reads a pay file under a mapping and says what would become of every row. Throws `FileRefused` as `readOwnPay` does. */
export async function judgeOwnPay(
  source: FileSource,
  mapping: OwnPayMapping,
  basis: PayBasis,
  onProgress: (bytesRead: number) => void = () => {},
): Promise<OwnPayJudgement> {
  const pays: { readonly line: number; readonly payText: string; readonly annualUsd: number }[] = [];
  const refused: RefusedRow[] = [];
  const writings = new Map<string, { rows: number; example: PayWriting['example'] }>();
  const groups = new Map<string, number>();
  const seen = new Set<string>();
  const duplicateLines: number[] = [];
  const count = { refused: 0, withoutLevel: 0, withoutState: 0 };
  for await (const batch of readOwnPay(source, mapping, basis)) {
    for (const row of batch.taken) {
      const { line, payText, annualUsd, payUnit, isRange } = row;
      pays.push({ line, payText, annualUsd });
      const shape = payText.replace(/\d+/g, '9').replace(/9(?:,9)+/g, '9,999');
      const known = writings.get(shape);
      if (known !== undefined) known.rows++;
      else writings.set(shape, { rows: 1, example: { line, payText, annualUsd, payUnit, isRange } });
      const key = [annualUsd, row.title, row.level, row.state, row.group, row.name, row.email].join('\u0000');
      if (seen.has(key)) duplicateLines.push(line);
      seen.add(key);
      if (row.level === undefined) count.withoutLevel++;
      if (row.state === undefined) count.withoutState++;
      if (row.group !== '') groups.set(row.group, (groups.get(row.group) ?? 0) + 1);
    }
    count.refused += batch.refused.length;
    refused.push(...batch.refused.slice(0, Math.max(0, MOST_REFUSED - refused.length)));
    onProgress(batch.bytesRead);
  }
  const sorted = pays.map(({ annualUsd }) => annualUsd).toSorted((a, b) => a - b);
  const [low, high] = [quantileOfSorted(sorted, 0.25), quantileOfSorted(sorted, 0.75)];
  const reach = OUTER_FENCE * (high - low);
  return {
    rowsTaken: pays.length,
    rowsRefused: count.refused,
    refused,
    writings: [...writings]
      .map(([shape, { rows, example }]) => ({ shape, rows, example }))
      .toSorted((a, b) => b.rows - a.rows || a.example.line - b.example.line)
      .slice(0, MOST_WRITINGS),
    duplicateLines,
    outliers: pays.filter(({ annualUsd }) => annualUsd < low - reach || annualUsd > high + reach),
    median: sorted.length === 0 ? undefined : Math.round(quantileOfSorted(sorted, 0.5)),
    withoutLevel: count.withoutLevel,
    withoutState: count.withoutState,
    groups: [...groups]
      .map(([group, rows]) => ({ group, rows }))
      .toSorted((a, b) => b.rows - a.rows)
      .slice(0, MOST_GROUPS),
  };
}

/** Linear between order statistics (type 7), as PostgreSQL's percentile_cont; NaN for no values. */
function quantileOfSorted(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (at - Math.floor(at)) * (above - below);
}
