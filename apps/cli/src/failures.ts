import { stripVTControlCharacters } from 'node:util';

/** Lines kept of each failure: its title, the message, and the place. */
const LINES_OF_ONE = 12;
/** Failures kept of one stage: CI shows only the end of a long log. */
const MOST = 6;

/**
 * The failures that a stage printed, so that they can be said once more after the summary: `FAIL` of Vitest with the
 * lines that follow it, a `✖` or `error` of the other tools. The prefix that Turborepo puts before a line is dropped.
 */
export class FailureCollector {
  readonly #failures: string[][] = [];
  #open: string[] | undefined;
  #rest = '';

  write(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  /** At most six failures of at most twelve lines each. */
  lines(): readonly string[] {
    const left = this.#failures.length - MOST;
    return [...this.#failures.slice(0, MOST).flat(), ...(left > 0 ? [`and ${left} more, above`] : [])];
  }

  /** The test files that Vitest named, each once. */
  files(): readonly string[] {
    const names = this.#failures.flatMap(
      ([title = '']) => title.match(/^FAIL\s+(?:\S+\s+)?(\S+\.test\.tsx?)/)?.[1] ?? [],
    );
    return [...new Set(names)];
  }

  #take(raw: string): void {
    const line = stripVTControlCharacters(raw)
      .replace(/^@[\w/-]+:[\w:-]+: /, '')
      .trimEnd();
    if (/^\s*(FAIL |✖ |Unhandled |.*\berror TS\d+)/.test(line)) {
      this.#open = [line.trim()];
      this.#failures.push(this.#open);
    } else if (this.#open !== undefined && line.trim() !== '' && this.#open.length < LINES_OF_ONE) {
      this.#open.push(`  ${line.trim()}`);
    }
  }
}
