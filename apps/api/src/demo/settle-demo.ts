import { type Database, demoState, loadReferenceData, migrateDown, migrateToLatest } from '@careway/database';
import type { Kysely } from 'kysely';
import { DEMO_NAME } from './demo-college.ts';
import { type DemoDeps, fillDemo, type OnDemoProgress } from './fill-demo.ts';

/**
 * Sees to it that a demo is served from a demo's database and everything else from one without it. An empty database is
 * filled, one whose filling was interrupted is filled anew, a filled one stays as it is. Throws for a mixture.
 */
export async function settleDemo(deps: DemoDeps, isDemo: boolean, onProgress: OnDemoProgress): Promise<void> {
  const state = await demoState(deps.db);
  if (!isDemo) {
    if (state.kind === 'none') return;
    throw new Error(
      `This database holds the demo (${DEMO_NAME}), whose people, answers and pay are invented. Start it with CAREWAY_DEMO=1, use another CAREWAY_DATA_DIR or DATABASE_URL, or take the demo away: pnpm careway demo remove`,
    );
  }
  if (state.kind === 'filled') return;
  if (state.kind === 'none' && state.people > 0) {
    throw new Error(
      `The demo is put into an empty database only, and this one has ${state.people} accounts and guests of its own. Leave CAREWAY_DEMO out, or give the demo another CAREWAY_DATA_DIR or DATABASE_URL.`,
    );
  }
  if (state.kind === 'interrupted') await rebuild(deps.db);
  await fillDemo(deps, new Date(), onProgress);
}

/**
 * Takes the demo away with everything else in its database, which is then as new: migrated, with its reference data.
 * Returns `false`, and changes nothing, where the database is not a demo's.
 */
export async function removeDemo(db: Kysely<Database>): Promise<boolean> {
  if ((await demoState(db)).kind === 'none') return false;
  await rebuild(db);
  return true;
}

async function rebuild(db: Kysely<Database>): Promise<void> {
  await migrateDown(db, 'all');
  await migrateToLatest(db);
  await loadReferenceData(db);
}
