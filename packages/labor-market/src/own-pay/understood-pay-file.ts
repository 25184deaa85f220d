import Papa from 'papaparse';
import type { FileSource } from '../import/file-source.ts';
import type { PayBasis } from './messy-pay.ts';
import { type OwnPayMapping, readOwnPay } from './own-pay-file.ts';

const header = ['line', 'pay_as_written', 'annual_usd', 'read_as', 'title', 'level', 'state_fips', 'group'] as const;

/** Every row that was taken, as it was understood, as CSV in pieces (RFC 4180); a text like a formula gets an apostrophe. */
export async function* understoodPayFile(
  source: FileSource,
  mapping: OwnPayMapping,
  basis: PayBasis,
): AsyncGenerator<string> {
  yield `${header.join(',')}\r\n`;
  for await (const { taken } of readOwnPay(source, mapping, basis)) {
    if (taken.length === 0) continue;
    const records = taken.map((row) => [
      row.line,
      row.payText,
      row.annualUsd,
      row.isRange
        ? `middle of a range ${row.payUnit === 'hour' ? 'an hour' : 'a year'}`
        : `dollars ${row.payUnit === 'hour' ? 'an hour' : 'a year'}`,
      row.title,
      row.level ?? '',
      row.state ?? '',
      row.group,
    ]);
    yield `${Papa.unparse(records, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
  }
}
