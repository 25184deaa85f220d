import { describe, expect, it } from 'vitest';
import { domains } from '../../src/item.ts';
import { parseBankFile } from '../../src/parse-bank-file.ts';
import { readBank } from './read-bank.ts';

const bank = readBank();
const items = bank.flatMap((file) => file.items);

/** The first letters of the items of a domain (bank/README.md). */
const PREFIXES: Readonly<Record<string, string>> = {
  'scheduling-access': 'AC',
  'records-privacy': 'RP',
  'care-transitions': 'CT',
  communication: 'CM',
  'insurance-accounts': 'IN',
  'terminology-coding': 'TC',
  'health-technology': 'HT',
  'teamwork-handoffs': 'TW',
  'quality-safety-compliance': 'QS',
  'critical-thinking': 'CR',
  'cmm-revenue-management': 'M1',
  'cmm-risk-management': 'M2',
  'cmm-human-resources': 'M3',
  'cmm-finance': 'M4',
  'cmm-contract-management': 'M5',
  'cmm-business-management': 'M6',
  'cmm-technology-data': 'M7',
  'cmm-clinical-reporting': 'M8',
  'cmm-patient-education-marketing': 'M9',
};

describe('the bank', () => {
  it('has one file for each domain', () => {
    expect(bank.map((file) => file.domain).toSorted()).toEqual([...domains].toSorted());
  });

  it('uses each item id once, with the letters of its domain, in rising order', () => {
    for (const { domain, items: own } of bank) {
      const ids = own.map((item) => item.id);
      expect(ids.filter((id) => !new RegExp(`^${PREFIXES[domain]}-\\d{3}$`).test(id))).toEqual([]);
      expect(ids).toEqual([...new Set(ids)].toSorted());
    }
  });

  it('shows the same exhibit wherever an exhibit id is used', () => {
    const shown = new Map<string, string>();
    for (const { id, exhibit } of items) {
      if (exhibit === undefined) continue;
      const content = JSON.stringify(exhibit);
      expect(shown.get(exhibit.id) ?? content, id).toBe(content);
      shown.set(exhibit.id, content);
    }
  });

  it('asks a question or sets a sum in every stem, and says when several answers are to be chosen', () => {
    expect(items.filter((item) => !/\?|^Work out /.test(item.stem)).map((item) => item.id)).toEqual([]);
    const saying = items.filter((item) => item.stem.includes('Choose all that apply.'));
    expect(saying).toEqual(items.filter((item) => item.kind === 'multiple'));
  });

  it('tests every objective with at least one item', () => {
    for (const { domain, objectives, items: own } of bank) {
      const tested = new Set(own.map((item) => item.objective));
      expect(
        Object.keys(objectives).filter((objective) => !tested.has(objective)),
        domain,
      ).toEqual([]);
    }
  });

  it('says of every live item who challenged what and what changed', () => {
    const live = items.filter((item) => item.status === 'live');
    const unreviewed = live.filter(
      ({ reviews }) =>
        reviews.length === 0 ||
        reviews.some(
          ({ on, challenged, changed }) =>
            !/^\d{4}-\d{2}-\d{2}$/.test(on) || challenged.length < 20 || changed.trim() === '',
        ),
    );
    expect(unreviewed.map((item) => item.id)).toEqual([]);
  });

  it('records for every domain which drafts were turned down, and why', () => {
    for (const { domain, rejected } of bank) {
      expect(rejected.length, domain).toBeGreaterThan(0);
      expect(
        rejected.filter(({ was, why }) => was.trim() === '' || why.trim() === ''),
        domain,
      ).toEqual([]);
    }
  });

  it('refuses a file with an option without rationale, and names it', () => {
    const [file] = bank;
    const [item] = file?.items ?? [];
    const options = item?.options.map((option, place) => (place === 1 ? { ...option, rationale: ' ' } : option));
    const text = JSON.stringify({ ...file, items: [{ ...item, options }] });
    expect(() => parseBankFile(text)).toThrow(`${item?.id}: options.b.rationale must be a text`);
  });
});
