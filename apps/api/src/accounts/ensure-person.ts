import type { Context } from 'hono';
import type { ApiEnvironment, Person } from '../http/environment.ts';
import type { Auth } from './auth.ts';

/** The caller, or a new guest whose session cookie goes out with the answer. */
export async function ensurePerson(c: Context<ApiEnvironment>, auth: Auth): Promise<Pick<Person, 'id'>> {
  const person = c.get('person');
  if (person !== null) return person;
  const { headers, response } = await auth.api.signInAnonymous({ headers: c.req.raw.headers, returnHeaders: true });
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  if (response === null) throw new Error('No guest session was made.');
  return { id: response.user.id };
}
