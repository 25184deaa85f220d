import { createHash } from 'node:crypto';
import {
  type AdaptiveBlueprint,
  type Bank,
  expertParameters,
  type MeasuredItem,
  prepareBank,
  targetTheta,
} from '@careway/assessment';
import { type BankItem, type Database, findParameterSet, type ParameterEntry } from '@careway/database';
import type { Kysely } from 'kysely';

/** Response models of a pool, ready to measure with, under the name they are kept by. */
export interface ParameterSet {
  readonly version: string;
  readonly entries: readonly ParameterEntry[];
  readonly bank: Bank;
  /** The revision of each question that its model is about. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** Everything an adaptive attempt is opened with. */
export interface AdaptiveMeasure {
  readonly parameters: ParameterSet;
  /** The target on the scale, logits. */
  readonly cut: number;
  /** Questions under trial: shown, never scored. */
  readonly trialIds: readonly string[];
}

/** Response models measured from answers, under the version of their calibration; without one there are none. */
export interface CalibratedModels {
  readonly version: string | null;
  /** By `id@revision`: a question that was reworded since starts again from its expert prior. */
  readonly models: ReadonlyMap<string, MeasuredItem>;
}

/** No calibration: every question has its expert prior. */
export const expertModels: CalibratedModels = { version: null, models: new Map() };

/** The response model of a question at a revision: measured from answers where there is one, else the expert prior. */
export function modelOf({ item, revision }: BankItem, { models }: CalibratedModels): MeasuredItem {
  const found = models.get(`${item.id}@${revision}`);
  if (found === undefined) return expertParameters(item);
  // Which questions must not meet is the authors' word of today.
  const { enemies: _, ...model } = found;
  return item.enemies === undefined ? model : { ...model, enemies: item.enemies };
}

/** What an adaptive quiz is measured with. */
export interface MeasuredPool {
  readonly items: readonly BankItem[];
  readonly pilots: readonly BankItem[];
  readonly targetShare: number;
  readonly calibrated: CalibratedModels;
}

/**
 * The pool of an adaptive quiz with its response models. Questions under trial, and those that their calibration suspended,
 * cannot be chosen as scored ones.
 */
export function measureOf(blueprint: AdaptiveBlueprint, pool: MeasuredPool): AdaptiveMeasure {
  const { calibrated } = pool;
  const domains = new Set<string>(blueprint.domains.map(({ domain }) => domain));
  const ofQuiz = ({ item }: BankItem) => domains.has(item.domain);
  const trials = pool.pilots.filter(ofQuiz);
  const entries = [
    ...pool.items.filter(ofQuiz).map((live) => ({ revision: live.revision, measured: modelOf(live, calibrated) })),
    ...trials.map((trial) => ({
      revision: trial.revision,
      measured: { ...modelOf(trial, calibrated), status: 'suspended' as const },
    })),
  ];
  const parameters = toParameterSet(entries, nameOf(entries, calibrated.version));
  return {
    parameters,
    cut: targetTheta(parameters.bank.items, blueprint, pool.targetShare),
    trialIds: trials.map(({ item }) => item.id),
  };
}

function toParameterSet(entries: readonly ParameterEntry[], version: string): ParameterSet {
  return {
    version,
    entries,
    bank: prepareBank(entries.map(({ measured }) => measured)),
    revisions: new Map(entries.map(({ revision, measured }) => [measured.id, revision])),
  };
}

/** The same models, the same name; it says whether answers stand behind them. */
function nameOf(entries: readonly ParameterEntry[], calibration: string | null): string {
  const basis = calibration === null ? 'expert' : 'calibrated';
  return `${basis}-${createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 10)}`;
}

/** Reads kept response models; a set never changes, so the last few stay in memory. */
export interface ParameterShelf {
  find(db: Kysely<Database>, version: string): Promise<ParameterSet>;
}

const SETS_HELD = 8;

export function createParameterShelf(): ParameterShelf {
  const held = new Map<string, ParameterSet>();
  return {
    find: async (db, version) => {
      const known = held.get(version);
      if (known !== undefined) return known;
      const entries = await findParameterSet(db, version);
      if (entries === undefined) throw new Error(`There is no parameter set ${version}.`);
      const [oldest] = held.keys();
      if (held.size >= SETS_HELD && oldest !== undefined) held.delete(oldest);
      const set = toParameterSet(entries, version);
      held.set(version, set);
      return set;
    },
  };
}
