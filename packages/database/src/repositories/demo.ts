import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/**
 * The organization of the demo. Ids of organizations are made by the database, so that no other one can have it: its
 * presence says that the whole database is a demo.
 */
export const DEMO_ORGANIZATION_ID = '00000000-0000-4000-8000-00000000de30';

/** Whether a database holds the demo, and whether its filling came to its end. `people` counts guests too. */
export type DemoState =
  | { readonly kind: 'none'; readonly people: number }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'filled' };

const FILLED = 'demo.filled';

/** Looks what of the demo is in a database. */
export async function demoState(db: Kysely<Database>): Promise<DemoState> {
  const { rows } = await sql<{ has_demo: boolean; is_filled: boolean; people: number }>`
    select exists (select from organization where id = ${DEMO_ORGANIZATION_ID}) as has_demo,
      exists (select from audit_event where action = ${FILLED} and organization_id = ${DEMO_ORGANIZATION_ID}) as is_filled,
      (select count(*)::int from "user") as people`.execute(db);
  const [found] = rows;
  if (found?.has_demo !== true) return { kind: 'none', people: found?.people ?? 0 };
  return { kind: found.is_filled ? 'filled' : 'interrupted' };
}

/** Marks a database as the demo's: the first thing that is written. */
export async function insertDemoOrganization(db: Kysely<Database>, name: string, at: Date): Promise<void> {
  await db
    .insertInto('organization')
    .values({ id: DEMO_ORGANIZATION_ID, name, slug: 'demo', logo: null, createdAt: at, metadata: null })
    .execute();
}

/** Gives a person of the demo their place in its organization. */
export async function insertDemoMember(
  db: Kysely<Database>,
  member: { readonly personId: string; readonly role: 'owner' | 'educator' | 'recruiter'; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('member')
    .values({ organizationId: DEMO_ORGANIZATION_ID, userId: member.personId, role: member.role, createdAt: member.at })
    .execute();
}

/** Sets the platform role of a person of the demo, whose address counts as confirmed. */
export async function setDemoRole(
  db: Kysely<Database>,
  personId: string,
  role: 'candidate' | 'author' | 'administrator',
): Promise<void> {
  await db.updateTable('user').set({ role, emailVerified: true }).where('id', '=', personId).execute();
}

/** Says that the demo is whole; the last thing that is written. */
export async function recordDemoFilled(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('audit_event')
    .values({ actor_id: null, organization_id: DEMO_ORGANIZATION_ID, action: FILLED, target: null, detail: '{}' })
    .execute();
}

/** A person who exists without a way to sign in. */
export interface SimulatedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isGuest: boolean;
  readonly createdAt: Date;
}

/** Adds people who cannot sign in, in one statement. */
export async function insertSimulatedPeople(db: Kysely<Database>, people: readonly SimulatedPerson[]): Promise<void> {
  await sql`
    insert into "user" (id, name, email, "emailVerified", "isAnonymous", role, "createdAt", "updatedAt")
    select id::uuid, name, email, not guest, case when guest then true end, 'candidate', at, at
    from jsonb_to_recordset(${JSON.stringify(
      people.map(({ isGuest, createdAt, ...person }) => ({ ...person, guest: isGuest, at: createdAt })),
    )}::jsonb) as t (id text, name text, email text, guest boolean, at timestamptz)`.execute(db);
}

/** The groups that a simulated person counted themselves in, agreed to for both uses or for the check of questions only. */
export interface SimulatedGroups {
  readonly personId: string;
  readonly gender: string;
  readonly age: string;
  readonly firstLanguage: string;
  readonly isForImpact: boolean;
  readonly at: Date;
}

/** Adds what simulated people told of their groups, in one statement. */
export async function insertSimulatedGroups(db: Kysely<Database>, groups: readonly SimulatedGroups[]): Promise<void> {
  await sql`
    insert into group_data (person_id, gender, age, first_language, question_check_agreed_at, impact_agreed_at, changed_at)
    select "personId"::uuid, gender, age, "firstLanguage", at, case when "isForImpact" then at end, at
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
      as t ("personId" text, gender text, age text, "firstLanguage" text, "isForImpact" boolean, at timestamptz)`.execute(
    db,
  );
}

/** One answer of a simulated attempt; `seconds` is how long the question was on the screen. */
export interface SimulatedAnswer {
  readonly itemId: string;
  readonly revision: number;
  readonly chosen: readonly string[];
  readonly points: number;
  readonly maxPoints: number;
  readonly seconds: number;
}

/** A finished attempt at a form whose answers were drawn from response models. */
export interface SimulatedAttempt {
  readonly personId: string;
  readonly id: string;
  readonly startedAt: Date;
  readonly answers: readonly SimulatedAnswer[];
}

/** What all attempts of a simulation have in common. */
export interface SimulatedForm {
  readonly quiz: string;
  readonly quizTitle: string;
  readonly blueprintVersion: string;
  readonly bankVersion: string;
  readonly targetShare: number;
}

/** Adds simulated attempts with their answers, in two statements. They have no report. */
export async function insertSimulatedAttempts(
  db: Kysely<Database>,
  form: SimulatedForm,
  attempts: readonly SimulatedAttempt[],
): Promise<void> {
  const rows = attempts.map(({ personId, id, startedAt, answers }) => ({
    person: personId,
    id,
    at: startedAt,
    questions: answers.length,
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, 0),
  }));
  await sql`
    insert into attempt (person_id, id, quiz, quiz_title, blueprint_version, bank_version, seed, target_share, mode,
      max_questions, state, stop_reason, started_at, last_saved_at, finished_at)
    select person::uuid, id::uuid, ${form.quiz}, ${form.quizTitle}, ${form.blueprintVersion}, ${form.bankVersion}, id,
      ${form.targetShare}::float8, 'form', questions, 'complete', 'all-answered', at,
      at + seconds * interval '1 second', at + seconds * interval '1 second'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (person text, id text, at timestamptz, questions int, seconds int)`.execute(db);
  const answers = attempts.flatMap(({ personId, id, startedAt, answers: given }) => {
    let elapsed = 0;
    return given.map((answer, place) => {
      const from = elapsed;
      elapsed += answer.seconds;
      return [
        personId,
        id,
        place + 1,
        answer.itemId,
        answer.revision,
        answer.chosen,
        answer.points,
        answer.maxPoints,
        startedAt,
        from,
        elapsed,
      ];
    });
  });
  await sql`
    insert into attempt_question (person_id, attempt_id, position, item_id, item_revision, options, chosen, points,
      max_points, presented_at, answered_at)
    select (r->>0)::uuid, (r->>1)::uuid, (r->>2)::int, r->>3, (r->>4)::int, '[]'::jsonb, r->5, (r->>6)::int, (r->>7)::int,
      (r->>8)::timestamptz + (r->>9)::int * interval '1 second',
      (r->>8)::timestamptz + (r->>10)::int * interval '1 second'
    from jsonb_array_elements(${JSON.stringify(answers)}::jsonb) as t (r)`.execute(db);
}

/** Dates a calibration back, so that attempts of the weeks before were measured with it. */
export async function dateCalibration(db: Kysely<Database>, version: string, at: Date): Promise<void> {
  await db
    .updateTable('calibration')
    .set({ created_at: at, activated_at: at })
    .where('version', '=', version)
    .execute();
}
