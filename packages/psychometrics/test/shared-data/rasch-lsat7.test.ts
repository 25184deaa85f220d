import { describe, expect, it } from 'vitest';
import { calibrateRaschCml } from '../../src/calibrate-rasch-cml.ts';
import { lsat7Available, lsat7Data } from './lsat7.ts';

describe.skipIf(!lsat7Available)('conditional Rasch calibration of LSAT section 7', () => {
  it('agrees with eRm and psychotools within 1e-5, difficulties and conditional log-likelihood', () => {
    const { data, weights } = lsat7Data();
    const { difficulty, logLik, converged } = calibrateRaschCml(data, { weights });
    expect(converged).toBe(true);
    [-0.54147, 0.536545, -0.133583, 0.805166, -0.666658].forEach((reference, i) => {
      expect(Math.abs((difficulty[i] ?? 0) - reference)).toBeLessThan(1e-5);
    });
    expect(Math.abs(logLik + 1182.699899)).toBeLessThan(1e-5);
  });
});
