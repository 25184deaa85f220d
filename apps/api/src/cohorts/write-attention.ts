import type { AttentionList } from '@careway/contract';
import { csvRecord } from '../http/csv.ts';

/** The attention list as CSV, a row for each reason. Cells that a spreadsheet would run are made text. */
export function writeAttention({ items, asOf }: AttentionList): string {
  return [
    csvRecord(['As of', 'Name', 'Email', 'State', 'Rule', 'Reason', 'Since', 'Last nudge at', 'What changed after it']),
    ...items.flatMap(({ name, email, state, reasons, lastNudge }) =>
      reasons.map(({ rule, sentence, since }) =>
        csvRecord([
          asOf,
          name,
          email ?? '',
          state,
          rule,
          sentence,
          since,
          lastNudge?.at ?? '',
          lastNudge?.change ?? '',
        ]),
      ),
    ),
  ].join('');
}
