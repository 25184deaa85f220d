import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/calibrate.ts';
import { lsat7Available, lsat7Data, readRows } from './lsat7.ts';

describe.skipIf(!lsat7Available)('two-parameter calibration of LSAT section 7', () => {
  const rows = lsat7Available ? readRows('lsat7_2pl_estimates.csv') : [];
  const run = (options: { points?: number; tol?: number } = {}) => {
    const { data, weights } = lsat7Data();
    return calibrate(data, { models: '2pl', weights, ...options });
  };

  it('reaches the maximum: parameters within 1e-4, log-likelihood -2658.80511', () => {
    const result = run();
    expect(result.converged).toBe(true);
    expect(Math.abs(result.logLik + 2658.8051136)).toBeLessThan(1e-4);
    result.parameters.forEach(({ values }, i) => {
      expect(Math.abs((values.a ?? 0) - Number(rows[i]?.mle_a))).toBeLessThan(1e-4);
      expect(Math.abs((values.d ?? 0) - Number(rows[i]?.mle_d))).toBeLessThan(1e-4);
    });
  });

  it('has the standard errors of the observed information within 2 %', () => {
    run().se.forEach(({ byParameter }, i) => {
      expect(Math.abs((byParameter.a ?? 0) / Number(rows[i]?.mle_se_a) - 1)).toBeLessThan(0.02);
      expect(Math.abs((byParameter.d ?? 0) / Number(rows[i]?.mle_se_d) - 1)).toBeLessThan(0.02);
    });
  });

  it("agrees with mirt's printed values within 2e-3, the distance at which mirt stopped", () => {
    run().parameters.forEach(({ values }, i) => {
      expect(Math.abs((values.a ?? 0) - Number(rows[i]?.mirt_doc_a))).toBeLessThan(2e-3);
      expect(Math.abs((values.d ?? 0) - Number(rows[i]?.mirt_doc_d))).toBeLessThan(2e-3);
    });
  });

  it('does not depend on the quadrature: 61 and 121 points agree within 1e-3', () => {
    const [coarse, fine] = [run({ points: 61, tol: 1e-7 }), run({ points: 121, tol: 1e-7 })];
    coarse.parameters.forEach(({ values }, i) => {
      expect(Math.abs((values.a ?? 0) - (fine.parameters[i]?.values.a ?? 0))).toBeLessThan(1e-3);
    });
  });
});
