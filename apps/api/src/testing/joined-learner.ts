import type { Client, TestApp } from './test-app.ts';

/** A new cohort of the organisation with one learner who has joined, and the cohort's path. */
export async function joinedLearner(testApp: TestApp, educator: Client, organizationId: string, cohort: object = {}) {
  const json = async (pending: Promise<Response>): Promise<unknown> => (await pending).json();
  const base = `/api/v1/organizations/${organizationId}/cohorts`;
  const { id } = (await json(educator.request(base, { body: { name: 'Term', ...cohort } }))) as { id: string };
  const path = `${base}/${id}`;
  await educator.request(`${path}/roster`, { body: { text: 'Ada Okafor, ada@example.org', dryRun: false } });
  const roster = (await json(educator.request(`${path}/roster`))) as { items: { id: string; invitationUrl: string }[] };
  const [entry] = roster.items;
  const learner = await testApp.signUp({ name: 'Ada Okafor' });
  await learner.request(`/api/v1/invitations/${entry?.invitationUrl.split('/').at(-1)}/accept`, { method: 'POST' });
  return { path, learner, learnerId: entry?.id ?? '' };
}
