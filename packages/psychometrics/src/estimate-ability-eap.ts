import { type Bank, logProbabilityTable, type ScoredItem } from './bank.ts';
import type { AbilityEstimate } from './estimate-ability.ts';
import type { Prior } from './item.ts';
import { ABILITY_GRID, ABILITY_NODES, type Grid, gridNodes } from './quadrature.ts';

/**
 * Posterior mean and SD by the rectangle rule. Its relative error is about 2 exp(-2 pi^2 s^2 / h^2) for a posterior of SD
 * s and step h: 5e-9 at s = h, .014 at s = h/2; so the grid is drawn closer around the mean until s >= h.
 */
export function eapEstimate(bank: Bank, scored: readonly ScoredItem[], prior: Prior, grid?: Grid): AbilityEstimate {
  const standard = grid === undefined && prior.mean === 0 && prior.sd === 1;
  let nodes = standard
    ? ABILITY_NODES
    : gridNodes(
        grid ?? {
          min: prior.mean - 8 * prior.sd,
          max: prior.mean + 8 * prior.sd,
          points: ABILITY_GRID.points,
        },
      );
  let density = logPosterior(bank, scored, prior, nodes, standard);
  let summary = summarise(nodes, density);
  for (let round = 0; round < 12 && summary.sd < summary.step; round++) {
    const reach = Math.max(8 * summary.sd, 5 * summary.step);
    nodes = gridNodes({ min: summary.mean - reach, max: summary.mean + reach, points: ABILITY_GRID.points });
    density = logPosterior(bank, scored, prior, nodes, false);
    summary = summarise(nodes, density);
  }
  return {
    theta: summary.mean,
    se: summary.sd,
    status: scored.length === 0 ? 'no-data' : 'ok',
    posterior: { nodes, weights: density },
  };
}

/** Log of prior times likelihood at each node, up to a constant. */
function logPosterior(
  bank: Bank,
  scored: readonly ScoredItem[],
  prior: Prior,
  nodes: Float64Array,
  tabled: boolean,
): Float64Array {
  const density = new Float64Array(nodes.length);
  for (let q = 0; q < nodes.length; q++) {
    const z = ((nodes[q] as number) - prior.mean) / prior.sd;
    density[q] = -0.5 * z * z;
  }
  for (const { item, position, score } of scored) {
    const table = tabled ? bank.logProbabilityTable(position) : logProbabilityTable(item, nodes);
    const offset = score * nodes.length;
    for (let q = 0; q < nodes.length; q++) density[q] = (density[q] as number) + (table[offset + q] as number);
  }
  return density;
}

/** Turns log densities into weights that sum to 1, in place, and gives the mean, SD and step of the grid. */
function summarise(nodes: Float64Array, density: Float64Array): { mean: number; sd: number; step: number } {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of density) if (value > top) top = value;
  let total = 0;
  let mean = 0;
  for (let q = 0; q < nodes.length; q++) {
    const weight = Math.exp((density[q] as number) - top);
    density[q] = weight;
    total += weight;
    mean += weight * (nodes[q] as number);
  }
  mean /= total;
  let variance = 0;
  for (let q = 0; q < nodes.length; q++) {
    const weight = (density[q] as number) / total;
    density[q] = weight;
    variance += weight * ((nodes[q] as number) - mean) ** 2;
  }
  return { mean, sd: Math.sqrt(variance), step: (nodes[1] as number) - (nodes[0] as number) };
}
