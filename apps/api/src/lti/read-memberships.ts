import type { RejectedRow, Roster, RosterEntry } from '@careway/assessment';
import { type Database, findLtiContextOfCohort, findLtiPlatform } from '@careway/database';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import { type CallService, jsonOf, openService, type ServiceDeps, ServiceError } from './call-service.ts';
import { isLearner, scopes } from './claims.ts';

const MembershipPage = z.looseObject({
  members: z.array(
    z.looseObject({
      status: z.string().optional(),
      name: z.string().optional(),
      given_name: z.string().optional(),
      family_name: z.string().optional(),
      email: z.string().optional(),
      user_id: z.string().min(1).max(200),
      roles: z.array(z.string()).default([]),
    }),
  ),
});
type Member = z.infer<typeof MembershipPage>['members'][number];

const MAX_PAGES = 100;
const membershipsType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** The learners of a cohort as its learning system has them now (Names and Role Provisioning Services 2.0). */
export async function readMemberships(
  deps: ServiceDeps & { readonly db: Kysely<Database> },
  organizationId: string,
  cohortId: string,
): Promise<Roster> {
  const context = await findLtiContextOfCohort(deps.db, organizationId, cohortId);
  if (context === undefined)
    throw new ProblemError(
      'conflict',
      'This cohort is no course of a learning system: nobody launched from one into it.',
    );
  const platform = await findLtiPlatform(deps.db, organizationId, context.platformId);
  if (platform === undefined || context.membershipsUrl === null)
    throw new ProblemError(
      'conflict',
      'The learning system of this course did not offer its roster at the last launch.',
    );
  try {
    const service = await openService(deps, platform, [scopes.memberships]);
    return toRoster(await readPages(service, context.membershipsUrl));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new ProblemError('conflict', `${platform.name} gave no roster: ${error.message}`, undefined, {
      cause: error,
    });
  }
}

async function readPages(service: CallService, first: string): Promise<readonly Member[]> {
  const members: Member[] = [];
  let next: string | undefined = first;
  for (let page = 1; next !== undefined; page++) {
    if (page > MAX_PAGES) throw new ServiceError(`the roster has more than ${MAX_PAGES} pages.`, null);
    const answer = await service(next, { headers: { accept: membershipsType } });
    const parsed = MembershipPage.safeParse(await jsonOf(answer));
    if (!parsed.success) throw new ServiceError('what it sent is not a membership container.', answer.status);
    members.push(...parsed.data.members);
    next = nextLink(answer.headers.get('link'), next);
  }
  return members;
}

/** The address of the next page in a Link header (RFC 8288). */
export function nextLink(header: string | null, base: string): string | undefined {
  for (const [, address, parameters] of (header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[^,;]+)*)/g)) {
    if (address !== undefined && /;\s*rel\s*=\s*"?next"?/i.test(parameters ?? '') && URL.canParse(address, base))
      return new URL(address, base).href;
  }
  return undefined;
}

const addressForm = /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/;

/** Learners who are active; one without an e-mail is a rejected row, numbered as the learning system sent it. */
function toRoster(members: readonly Member[]): Roster {
  const entries: RosterEntry[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, member] of members.entries()) {
    if (!isLearner(member.roles) || (member.status ?? 'Active') !== 'Active') continue;
    const line = index + 1;
    const joined = [member.given_name, member.family_name].filter((part) => part !== undefined).join(' ');
    const name = (member.name ?? joined).trim().slice(0, 120);
    const email = member.email?.trim().toLowerCase() ?? '';
    if (addressForm.test(email) && email.length <= 254)
      entries.push({ file: null, line, name: name === '' ? email : name, email, sourcedId: member.user_id });
    else
      rejected.push({
        file: null,
        line,
        column: 'email',
        text: name === '' ? member.user_id : name,
        reason: 'the learning system sent no usable e-mail; let it share names and e-mails with this tool',
      });
  }
  return { format: 'lti-nrps', entries, rejected, classes: [] };
}
