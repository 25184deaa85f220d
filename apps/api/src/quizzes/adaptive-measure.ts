import { createHash } from 'node:crypto';
import { type AdaptiveBlueprint, type Bank, expertParameters, prepareBank, targetTheta } from '@careway/assessment';
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

/** The pool of an adaptive quiz with its response models. Questions under trial cannot be chosen as scored ones. */
export function measureOf(
  blueprint: AdaptiveBlueprint,
  live: readonly BankItem[],
  pilots: readonly BankItem[],
  share: number,
): AdaptiveMeasure {
  const domains = new Set<string>(blueprint.domains.map(({ domain }) => domain));
  const ofQuiz = ({ item }: BankItem) => domains.has(item.domain);
  const trials = pilots.filter(ofQuiz);
  const parameters = toParameterSet([
    ...live.filter(ofQuiz).map(({ item, revision }) => ({ revision, measured: expertParameters(item) })),
    ...trials.map(({ item, revision }) => ({
      revision,
      measured: { ...expertParameters(item), status: 'suspended' as const },
    })),
  ]);
  return {
    parameters,
    cut: targetTheta(parameters.bank.items, blueprint, share),
    trialIds: trials.map(({ item }) => item.id),
  };
}

function toParameterSet(entries: readonly ParameterEntry[], version = nameOf(entries)): ParameterSet {
  return {
    version,
    entries,
    bank: prepareBank(entries.map(({ measured }) => measured)),
    revisions: new Map(entries.map(({ revision, measured }) => [measured.id, revision])),
  };
}

/** The same models, the same name. */
function nameOf(entries: readonly ParameterEntry[]): string {
  return `expert-${createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 10)}`;
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
