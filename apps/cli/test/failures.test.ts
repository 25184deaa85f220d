import { describe, expect, it } from 'vitest';
import { FailureCollector } from '../src/failures.ts';

describe('the failures of a stage', () => {
  it('are said with their messages, without colour and without the prefix of Turborepo, in whatever pieces they come', () => {
    const failures = new FailureCollector();
    const printed = [
      '@careway/e2e:e2e: \u001b[32m ✓ test/author.test.ts\u001b[39m',
      '@careway/e2e:e2e: \u001b[41m FAIL \u001b[49m test/candidate.test.ts > a candidate > sees a range',
      '@careway/e2e:e2e: TimeoutError: waiting for the heading Ready',
      '@careway/e2e:e2e:  ❯ test/candidate.test.ts:41:5',
      '',
    ].join('\n');
    for (const piece of printed.match(/.{1,7}|\n/gs) ?? []) failures.write(piece);
    expect(failures.lines()).toEqual([
      'FAIL  test/candidate.test.ts > a candidate > sees a range',
      '  TimeoutError: waiting for the heading Ready',
      '  ❯ test/candidate.test.ts:41:5',
    ]);
    expect(failures.files()).toEqual(['test/candidate.test.ts']);
  });

  it('are cut at six, and the rest is counted', () => {
    const failures = new FailureCollector();
    for (let n = 1; n <= 9; n++) failures.write(` FAIL  test/a.test.ts > case ${n}\n`);
    expect(failures.lines().at(-1)).toBe('and 3 more, above');
    expect(failures.lines()).toHaveLength(7);
    expect(failures.files()).toEqual(['test/a.test.ts']);
  });
});
