import { Button } from '@mantine/core';
import { DataTable } from '../../components/DataTable.tsx';
import { countOf, formatCount } from '../../components/numbers.ts';
import { toCsv } from '../../figures/csv.ts';
import { download } from '../../figures/download.ts';
import type { OwnPayJudgement, PayWriting } from '../../workers/pay-file.ts';
import classes from './data.module.css';
import { formatYearly } from './money.ts';

/** Rows and lines shown at most; the files to download hold all. */
const SHOWN = 100;

/** What would become of a file: how each way of writing a pay was understood, and what is refused, doubled or far out. */
export function PayFileReport(props: {
  readonly judgement: OwnPayJudgement;
  readonly fileName: string;
  readonly onUnderstood: () => Promise<Blob> | undefined;
}) {
  const { judgement, fileName, onUnderstood } = props;
  const { rowsTaken, rowsRefused, median, writings, withoutLevel, withoutState } = judgement;
  const name = fileName.replace(/\.\w+$/, '');
  const saveUnderstood = async (): Promise<void> => {
    const file = await onUnderstood();
    if (file !== undefined) download(`${name}-understood.csv`, file);
  };
  return (
    <>
      <p className={classes.count}>
        {countOf(rowsTaken, 'row')} understood, {formatCount(rowsRefused)} refused
        {median === undefined ? '.' : `. The median is ${formatYearly(median)} a year at full time.`}
      </p>
      {rowsTaken === 0 ? null : (
        <>
          <DataTable
            caption="Ways pay is written, and how each was understood"
            rows={writings.slice(0, SHOWN)}
            rowKey={({ shape }) => shape}
            columns={[
              { key: 'text', header: 'Written', cell: ({ example }) => example.payText, isRowHeader: true },
              { key: 'read', header: 'Understood', cell: understoodWords },
              {
                key: 'rows',
                header: 'Rows like it',
                cell: ({ rows }) => formatCount(rows),
                sortBy: ({ rows }) => rows,
                align: 'right',
              },
              { key: 'line', header: 'First line', cell: ({ example }) => formatCount(example.line), align: 'right' },
            ]}
          />
          <Button variant="default" onClick={() => void saveUnderstood()}>
            Download every row as understood (CSV)
          </Button>
        </>
      )}
      <Refusals judgement={judgement} name={name} />
      <ul>
        {judgement.duplicateLines.length === 0 ? null : (
          <li>
            {countOf(judgement.duplicateLines.length, 'row')} say the same as an earlier row in every mapped column.
            They are kept and counted; check lines {linesOf(judgement.duplicateLines)}.
          </li>
        )}
        {judgement.outliers.length === 0 ? null : (
          <li>
            {countOf(judgement.outliers.length, 'pay')} {judgement.outliers.length === 1 ? 'is' : 'are'} far outside the
            rest. Kept and flagged:{' '}
            {judgement.outliers
              .slice(0, 5)
              .map(
                ({ line, payText, annualUsd }) =>
                  `line ${formatCount(line)}, "${payText}" (${formatYearly(annualUsd)})`,
              )
              .join('; ')}
            {judgement.outliers.length > 5 ? '; and more.' : '.'}
          </li>
        )}
        {withoutState === 0 ? null : <li>No US state was found in {countOf(withoutState, 'row')}.</li>}
        {withoutLevel === 0 ? null : <li>No level was found in {countOf(withoutLevel, 'row')}.</li>}
      </ul>
    </>
  );
}

function Refusals({ judgement, name }: { readonly judgement: OwnPayJudgement; readonly name: string }) {
  const { refused, rowsRefused } = judgement;
  if (rowsRefused === 0) return null;
  const table = {
    columns: ['line', 'column', 'value', 'reason'].map((id) => ({ id, header: id })),
    rows: refused.map(({ line, column, value, reason }) => ({
      id: String(line),
      cells: [{ value: line, text: String(line) }, column, value, reason],
    })),
  };
  return (
    <>
      <DataTable
        caption={`Rows that were refused${rowsRefused > SHOWN ? `, the first ${SHOWN} of ${formatCount(rowsRefused)}` : ''}`}
        rows={refused.slice(0, SHOWN)}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            key: 'line',
            header: 'Line',
            cell: ({ line }) => formatCount(line),
            sortBy: ({ line }) => line,
            align: 'right',
          },
          { key: 'value', header: 'Value', cell: ({ value }) => (value === '' ? '(empty)' : value), isRowHeader: true },
          { key: 'column', header: 'Column', cell: ({ column }) => column },
          { key: 'reason', header: 'Reason', cell: ({ reason }) => reason, sortBy: ({ reason }) => reason },
        ]}
      />
      <Button
        variant="default"
        onClick={() => download(`${name}-refused.csv`, new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }))}
      >
        Download the refused rows (CSV)
      </Button>
    </>
  );
}

function understoodWords({ example }: PayWriting): string {
  const { annualUsd, payUnit, isRange } = example;
  const how = [...(payUnit === 'hour' ? ['by the hour'] : []), ...(isRange ? ['middle of the range'] : [])];
  return `${formatYearly(annualUsd)} a year${how.length === 0 ? '' : ` (${how.join(', ')})`}`;
}

function linesOf(lines: readonly number[]): string {
  const shown = lines.slice(0, 8).map(formatCount).join(', ');
  return lines.length > 8 ? `${shown} and more` : shown;
}
