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
};
