import type { LtiPlatform, LtiPlatformPage } from '@careway/contract';
import { type Database, type LtiPlatformRecord, listLtiPlatforms } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import type { QuizShelf } from '../quizzes/load-quiz.ts';
import { keepsFramedCookies, launchUrl } from './start-login.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly quizzes: QuizShelf;
  readonly publicUrl: string;
}

/** The learning systems of an organisation, and what they must be told about this tool. */
export async function describePlatforms(deps: Deps, organizationId: string): Promise<LtiPlatformPage> {
  const { publicUrl } = deps;
  const [platforms, quizzes] = await Promise.all([
    listLtiPlatforms(deps.db, organizationId),
    deps.quizzes.list(deps.db),
  ]);
  return {
    tool: {
      loginUrl: `${publicUrl}/lti/${organizationId}/login`,
      launchUrl: launchUrl(publicUrl, organizationId),
      jwksUrl: `${publicUrl}/lti/jwks.json`,
      customParameter: 'quiz',
      quizzes: quizzes.map(({ blueprint: { slug, title } }) => ({ slug, title })),
      frameNote: keepsFramedCookies(publicUrl)
        ? null
        : `This installation is at ${new URL(publicUrl).origin}, not on https: in a frame of another site browsers then send it no cookies. Let the learning system open its links in a new window.`,
    },
    items: platforms.map(describePlatform),
  };
}

function describePlatform(record: LtiPlatformRecord & Pick<LtiPlatform, 'courses' | 'scores'>): LtiPlatform {
  const { organizationId: _, createdAt, deploymentIds, ...rest } = record;
  return { ...rest, deploymentIds: [...deploymentIds], createdAt: createdAt.toISOString() };
}

export function platformNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is no learning system ${id} in this organization.`);
}
