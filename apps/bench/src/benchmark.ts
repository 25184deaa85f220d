/** One measured comparison: ours against a named peer or limit. `unit` is that of `ours` and `other`. */
export interface Measurement {
  readonly what: string;
  readonly ours: number;
  readonly other: number;
  readonly otherName: string;
  readonly unit: string;
  /** other / ours for times (how many times as fast), ours / other for errors. */
  readonly ratio: number;
  /** What the ratio must be, in words, and whether it is. */
  readonly target: string;
  readonly met: boolean;
}

/** A benchmark: a name for the command line and a run that measures. */
export interface Benchmark {
  readonly name: string;
  readonly about: string;
  run(options: BenchmarkOptions): readonly Measurement[] | Promise<readonly Measurement[]>;
}

export interface BenchmarkOptions {
  /** Multiplies the number of simulated persons; 1 is the default size. */
  readonly scale: number;
  readonly log: (line: string) => void;
}

/**
 * Processor milliseconds of this thread that a call took, and its result: what one core has to do, whatever else the
 * machine is busy with. Where the runtime has no such clock, wall-clock milliseconds.
 */
export function timed<T>(work: () => T): { ms: number; result: T } {
  const start = clock();
  const result = work();
  return { ms: clock() - start, result };
}

/** `timed` over an odd number of rounds: the median time, so that a short measurement does not hang on one interruption. */
export function timedMedian<T>(rounds: number, work: () => T): { ms: number; result: T } {
  const runs = Array.from({ length: rounds }, () => timed(work)).sort((x, y) => x.ms - y.ms);
  return runs[(rounds - 1) / 2] as { ms: number; result: T };
}

function clock(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
