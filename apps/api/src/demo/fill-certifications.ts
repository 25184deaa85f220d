import { type Database, readTracker } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { addCredit, addEvidence, addHeld } from '../tracker/change-tracker.ts';
import { clockAt } from './clock.ts';

const YEAR = 365;

/** A certification that the demo's candidate tracks; days are counted back from today. */
interface Tracked {
  readonly code: string;
  /** What the letters stand for, where nobody has confirmed an issuer. */
  readonly reading?: string;
  readonly earnedDaysAgo: number;
  readonly credits: readonly { readonly title: string; readonly daysAgo: number; readonly amount: number }[];
  readonly evidence?: string;
}

/** One that ends soon, one that has lapsed, one with years to go, and one whose letters mean more than one thing. */
const tracked: readonly Tracked[] = [
  {
    code: 'cmaa',
    earnedDaysAgo: 2 * YEAR - 38,
    credits: [
      { title: 'Scheduling across time zones, online course', daysAgo: 400, amount: 3 },
      { title: 'Privacy at the front desk, college evening', daysAgo: 210, amount: 2.5 },
      { title: 'Reading an insurance card, online course', daysAgo: 45, amount: 2 },
    ],
    evidence: 'demo-cmaa-certificate.pdf',
  },
  {
    code: 'chaa',
    earnedDaysAgo: 2 * YEAR + 96,
    credits: [{ title: 'Patient access conference, one day', daysAgo: 500, amount: 6 }],
  },
  {
    code: 'ccm',
    earnedDaysAgo: 200,
    credits: [{ title: 'Ethics of case management, online course', daysAgo: 60, amount: 4 }],
    evidence: 'demo-ccm-certificate.pdf',
  },
  {
    code: 'cpcc',
    reading: 'Certified Patient Care Technician/Assistant (CPCT/A)',
    earnedDaysAgo: 900,
    credits: [],
  },
];

/** Lets the demo's candidate track certifications, with continuing education and files that show them. */
export async function fillCertifications(
  db: Kysely<Database>,
  { id, name }: Pick<Person, 'id' | 'name'>,
  today: Date,
): Promise<void> {
  const on = (daysAgo: number) => clockAt(today, daysAgo).now().toISOString().slice(0, 10);
  const { now } = clockAt(today, 40);
  for (const { code, reading, earnedDaysAgo, credits, evidence } of tracked) {
    const deps = { db, now };
    await addHeld(deps, id, { code, ...(reading === undefined ? {} : { reading }), earnedOn: on(earnedDaysAgo) });
    const held = (await readTracker(db, id)).held.find((one) => one.code === code);
    if (held === undefined) throw new Error(`${code} was not kept.`);
    for (const { title, daysAgo, amount } of credits)
      await addCredit(deps, id, held.id, { title, on: on(daysAgo), amount });
    if (evidence === undefined) continue;
    const lines = ['DEMO: an invented certificate', name, code.toUpperCase(), `Earned on ${on(earnedDaysAgo)}`];
    await addEvidence(deps, id, held.id, { name: evidence, bytes: pageOfText(lines) });
  }
}

/** A PDF of one page with these lines of plain ASCII. */
function pageOfText(lines: readonly string[]): Uint8Array {
  const text = `BT /F1 18 Tf 60 700 Td 28 TL ${lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ].map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`);
  const header = '%PDF-1.4\n';
  let length = header.length;
  const offsets = objects.map((object) => {
    const offset = length;
    length += object.length;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return new TextEncoder().encode(header + objects.join('') + table + trailer);
}
