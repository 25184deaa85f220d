import { calibrate, makeRng, simulateResponses } from '@careway/psychometrics';
import { type Benchmark, timed } from './benchmark.ts';
import { simulatedAbilities, simulatedBank } from './simulated-bank.ts';

/** Time the calibration may take, milliseconds on one core. */
const LIMIT_MS = 2000;
/** Largest distance from the converged reference, in slope or intercept. */
const LIMIT_DISTANCE = 1e-3;

/**
 * Two-parameter calibration of 5,000 x 60 simulated responses on 61 points to a gradient-checked optimum, against the limit
 * of 2 s, and the distance of its estimates from a reference converged a thousand times further.
 */
export const calibration: Benchmark = {
  name: 'calibration',
  about: '2PL calibration of 5,000 x 60 responses against 2 s',
  run({ scale, log }) {
    const persons = Math.max(100, Math.round(5000 * scale));
    const items = simulatedBank(60, makeRng('calibration'));
    const data = simulateResponses(items, simulatedAbilities(persons, 'calibration'), makeRng('answers'));
    const options = { models: '2pl', standardErrors: false } as const;
    const { ms, result } = timed(() => calibrate(data, options));
    log(
      `${result.cycles} cycles, largest gradient ${result.maxGradient.toExponential(1)}, converged ${result.converged}`,
    );
    const withErrors = timed(() => calibrate(data, { models: '2pl' }));
    const reference = calibrate(data, { ...options, tol: 1e-8, points: 121 });
    const distance = Math.max(
      ...result.parameters.flatMap(({ values }, i) =>
        Object.entries(values).map(([name, value]) => Math.abs(value - (reference.parameters[i]?.values[name] ?? 0))),
      ),
    );
    return [
      {
        what: `calibration, ${persons} x 60`,
        ours: ms,
        other: LIMIT_MS,
        otherName: 'limit',
        unit: 'ms',
        ratio: LIMIT_MS / ms,
        target: '>= 1',
        met: ms <= LIMIT_MS && result.converged,
      },
      {
        what: 'the same with standard errors (Louis)',
        ours: withErrors.ms,
        other: LIMIT_MS,
        otherName: 'limit',
        unit: 'ms',
        ratio: LIMIT_MS / withErrors.ms,
        target: 'reported',
        met: true,
      },
      {
        what: 'largest distance from the converged reference',
        ours: distance,
        other: LIMIT_DISTANCE,
        otherName: 'limit',
        unit: 'logit',
        ratio: distance / LIMIT_DISTANCE,
        target: '<= 1',
        met: distance <= LIMIT_DISTANCE,
      },
    ];
  },
};
