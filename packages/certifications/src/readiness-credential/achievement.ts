/** Names of certifications that others grant, for a credential that must not read like one of them. */
export interface OutsideCertification {
  readonly abbreviation: string;
  readonly name: string;
}

/** The quiz whose verdict the credential attests. */
export interface AttestedQuiz {
  readonly slug: string;
  readonly title: string;
}

/** An Open Badges 3.0 achievement: what is attested, and by which criteria. */
export interface Achievement {
  readonly id: string;
  readonly type: readonly ['Achievement'];
  readonly achievementType: 'Assessment';
  readonly name: string;
  readonly description: string;
  readonly criteria: { readonly narrative: string };
  readonly image: { readonly id: string; readonly type: 'Image'; readonly caption: string };
}

/** What a readiness credential never says; shown beside every one. */
export const credentialLimits: readonly string[] = [
  'It is not a license or a certification, and it does not stand for one that another body grants.',
  'It is not the chance of passing any outside exam.',
  'It says how one person did on one quiz on one day, within the range stated.',
];

/**
 * The achievement "ready, as measured by this quiz". `publicUrl` is the installation's address without a final slash. The
 * name says "readiness" and carries no name of an outside certification, so that it can not be taken for one.
 */
export function readinessAchievement(
  quiz: AttestedQuiz,
  outside: readonly OutsideCertification[],
  publicUrl: string,
): Achievement {
  const name = readinessCredentialName(quiz.title, outside);
  return {
    id: `${publicUrl}/quizzes/${quiz.slug}`,
    type: ['Achievement'],
    achievementType: 'Assessment',
    name,
    description: `A readiness check. ${credentialLimits[0]}`,
    criteria: { narrative: criteriaNarrative(quiz, outside) },
    image: {
      id: `${publicUrl}/badges/readiness.png`,
      type: 'Image',
      caption: 'A badge with a check mark and the word Readiness',
    },
  };
}

/** The criteria in words. */
export function criteriaNarrative(quiz: AttestedQuiz, outside: readonly OutsideCertification[]): string {
  const name = readinessCredentialName(quiz.title, outside);
  return `Finish the quiz “${name}” as an assignment of an organization with the verdict Ready: the whole range of the result lies at or above the target of the quiz.`;
}

const PLAIN_NAME = 'Readiness for an outside exam';

/** The quiz's title as the name of a credential; a plain name where the title names an outside certification. */
export function readinessCredentialName(quizTitle: string, outside: readonly OutsideCertification[]): string {
  if (outside.some((certification) => mentions(quizTitle, certification))) return PLAIN_NAME;
  return /readiness/i.test(quizTitle) ? quizTitle : `${quizTitle}: readiness`;
}

/** Whether a text holds the abbreviation as a word (CMM, not "comment") or the full name. */
function mentions(text: string, { abbreviation, name }: OutsideCertification): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  const parts = abbreviation.toLowerCase().split(/[^a-z0-9]+/);
  const hasAbbreviation = words.some((_, start) => parts.every((part, offset) => words[start + offset] === part));
  return hasAbbreviation || text.toLowerCase().includes(name.toLowerCase());
}
