import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../packages/assessment/bank', import.meta.url));

/** What no browser may see before an answer: every rationale of the bank, as it stands in a JSON payload. */
export function readBankSecrets(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { items } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as {
        items: { options: { rationale: string }[] }[];
      };
      return items.flatMap((item) => item.options.map((option) => JSON.stringify(option.rationale).slice(1, -1)));
    });
}
