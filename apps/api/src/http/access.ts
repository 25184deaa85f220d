/**
 * Who may call a route.
 * - `anyone`: no session needed.
 * - `person`: any session, guests included; what the person does not own is "not found".
 * - `account`: a session that is not a guest's.
 * - `member`, `educator`, `recruiter`, `owner`: a member of the organisation `:org` with that role (an owner has them
 *   all); to everybody else the organisation does not exist.
 * - `author`, `administrator`: the platform role (an administrator is also an author).
 */
export type Audience =
  | 'anyone'
  | 'person'
  | 'account'
  | 'member'
  | 'educator'
  | 'recruiter'
  | 'owner'
  | 'author'
  | 'administrator';

/** Every route of the API with its audience. The app does not start when a route is missing here or a row has no route. */
export const access: Readonly<Record<string, Audience>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /api/docs/:file': 'anyone',
  'GET /api/auth/*': 'anyone',
  'POST /api/auth/*': 'anyone',

  'GET /api/v1/me': 'anyone',
  'GET /api/v1/me/export': 'person',
  'DELETE /api/v1/me': 'person',
  'POST /api/v1/organizations': 'account',
  'POST /api/v1/admin/claim': 'account',
  'GET /api/v1/admin/people': 'administrator',
  'PATCH /api/v1/admin/people/:id': 'administrator',
  'GET /api/v1/admin/audit': 'administrator',
  'POST /api/v1/admin/imports': 'administrator',
  'GET /api/v1/admin/imports': 'administrator',
  'GET /api/v1/admin/imports/:id': 'administrator',
  'GET /api/v1/admin/imports/:id/rejected.csv': 'administrator',

  'GET /api/v1/jobs/:id': 'account',
  'GET /api/v1/jobs/:id/events': 'account',
  'DELETE /api/v1/jobs/:id': 'account',
  'POST /api/v1/datasets': 'account',
  'GET /api/v1/datasets': 'account',
  'GET /api/v1/datasets/:id': 'account',
  'PUT /api/v1/datasets/:id/file': 'account',
  'DELETE /api/v1/datasets/:id': 'account',
  'GET /api/v1/datasets/:id/rejected.csv': 'account',
  'GET /api/v1/datasets/:id/compare': 'account',
  'GET /api/v1/datasets/:id/equity': 'account',

  'POST /api/v1/shares': 'account',
  'GET /api/v1/shares': 'account',
  'GET /api/v1/shares/:token': 'anyone',
  'DELETE /api/v1/shares/:id': 'account',

  'GET /api/v1/methods': 'anyone',
  'GET /api/v1/methods/:slug': 'anyone',

  'GET /api/v1/quizzes': 'anyone',
  'GET /api/v1/quizzes/:slug': 'anyone',
  'POST /api/v1/attempts': 'anyone',
  'GET /api/v1/attempts': 'person',
  'GET /api/v1/attempts/:id': 'person',
  'PUT /api/v1/attempts/:id/responses/:position': 'person',
  'POST /api/v1/attempts/:id/finish': 'person',
  'GET /api/v1/attempts/:id/report': 'person',
  'POST /api/v1/attempts/:id/questions/:position/problem': 'person',

  'GET /api/v1/items': 'author',
  'POST /api/v1/items': 'author',
  'GET /api/v1/items/choices': 'author',
  'GET /api/v1/items/export': 'author',
  'POST /api/v1/items/import': 'author',
  'GET /api/v1/items/:id': 'author',
  'PUT /api/v1/items/:id/draft': 'author',
  'DELETE /api/v1/items/:id/draft': 'author',
  'POST /api/v1/items/:id/submit': 'author',
  'GET /api/v1/items/:id/reviews': 'author',
  'POST /api/v1/items/:id/reviews': 'author',
  'PUT /api/v1/items/:id/status': 'author',
  'GET /api/v1/items/:id/versions': 'author',
  'GET /api/v1/items/:id/statistics': 'author',
  'GET /api/v1/item-problems': 'author',
  'PUT /api/v1/item-problems/:id': 'author',
  'GET /api/v1/blueprints': 'author',
  'GET /api/v1/blueprints/:slug/coverage': 'author',

  'GET /api/v1/review/queue': 'anyone',
  'POST /api/v1/review/:itemId': 'anyone',
  'GET /api/v1/plan': 'anyone',
  'PUT /api/v1/plan': 'anyone',
  'GET /api/v1/plan.ics': 'person',
  'GET /api/v1/progress': 'person',
  'GET /api/v1/lessons': 'anyone',
  'GET /api/v1/lessons/:slug': 'anyone',

  'GET /api/v1/organizations/:org/cohorts': 'educator',
  'POST /api/v1/organizations/:org/cohorts': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/roster': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/roster': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/roster/file': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/roster/imports': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/roster/imports/:iid/undo': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/assignments': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/attention': 'educator',
  'PUT /api/v1/organizations/:org/cohorts/:id/attention/rules': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/grid': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/topics': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/gradebook.csv': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/learners/:lid': 'educator',
  'GET /api/v1/organizations/:org/cohorts/:id/learners/:lid/log': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/learners/:lid/notes': 'educator',
  'DELETE /api/v1/organizations/:org/cohorts/:id/learners/:lid/notes/:nid': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/learners/:lid/nudges': 'educator',
  'GET /api/v1/invitations/:token': 'anyone',
  'POST /api/v1/invitations/:token/accept': 'anyone',
  'GET /api/v1/me/assignments': 'person',

  'GET /api/v1/organizations/:org/cohorts/:id/credentials': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/credentials': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/credentials/:cid/revoke': 'educator',
  'POST /api/v1/organizations/:org/cohorts/:id/credentials/:cid/reissue': 'educator',
  'GET /api/v1/me/credentials': 'person',
  'GET /api/v1/credentials/:id': 'anyone',
  'GET /api/v1/credentials/:id/page': 'anyone',
  'GET /api/v1/credentials/status/:list': 'anyone',
  'POST /api/v1/credentials/verify': 'anyone',
  'GET /.well-known/did.json': 'anyone',
  'GET /badges/readiness.png': 'anyone',

  'GET /api/v1/sources': 'anyone',
  'GET /api/v1/sources/:id': 'anyone',
  'GET /api/v1/wages': 'anyone',
  'GET /api/v1/wages/summary': 'anyone',
  'GET /api/v1/wages/compare': 'anyone',
  'GET /api/v1/wages/trend': 'anyone',
  'POST /api/v1/wages/check': 'anyone',
  'GET /api/v1/titles': 'anyone',
  'GET /api/v1/employment/outlook': 'anyone',
  'GET /api/v1/employment/projections': 'anyone',
  'GET /api/v1/prices/parities': 'anyone',
  'GET /api/v1/prices/cpi-u': 'anyone',

  'GET /api/v1/occupations': 'anyone',
  'GET /api/v1/occupations/:slug': 'anyone',
  'GET /api/v1/certifications': 'anyone',
  'GET /api/v1/certifications/mine': 'person',
  'POST /api/v1/certifications/mine': 'person',
  'GET /api/v1/certifications/mine/reminders.ics': 'person',
  'PUT /api/v1/certifications/mine/:id': 'person',
  'DELETE /api/v1/certifications/mine/:id': 'person',
  'POST /api/v1/certifications/mine/:id/credits': 'person',
  'DELETE /api/v1/certifications/mine/:id/credits/:part': 'person',
  'POST /api/v1/certifications/mine/:id/evidence': 'account',
  'GET /api/v1/certifications/mine/:id/evidence/:part': 'person',
  'DELETE /api/v1/certifications/mine/:id/evidence/:part': 'person',
  'GET /api/v1/certifications/:code': 'anyone',
  'POST /api/v1/certifications/:code/eligibility': 'anyone',
  'GET /api/v1/pathways': 'anyone',
  'GET /api/v1/pathways/routes': 'anyone',
  'GET /api/v1/pathways/gap': 'anyone',
};
