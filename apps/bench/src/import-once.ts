import { fileOnDisk, type ImportOutcome, runImport } from '@careway/api';
import { openDatabase } from '@careway/database';

/** A process of its own that imports one file and prints its seconds, rows and peak memory: `import-once.ts <location> <file>`. */
const [location = '{}', file = ''] = process.argv.slice(2);
const db = openDatabase(JSON.parse(location), { role: 'job', maxConnections: 3 });
const started = performance.now();
const outcome: ImportOutcome = await runImport(db, {
  source: await fileOnDisk(file),
  hints: { year: 2025 },
});
const seconds = (performance.now() - started) / 1_000;
const rows = outcome.kind === 'judged' ? outcome.rowsTaken : outcome.run.rowsTaken;
await db.destroy();
console.log(JSON.stringify({ seconds, rows, peakMegabytes: process.resourceUsage().maxRSS / 1_024 }));
