import type { CohortCredentials } from '@careway/contract';
import { csvRecord } from '../http/csv.ts';

/** The credentials that learners of a cohort were issued, the latest for each quiz, as CSV. */
export function writeIssued({ candidates }: CohortCredentials): string {
  return [
    csvRecord([
      'Name',
      'Email',
      'Quiz',
      'Credential',
      'State',
      'Issued at',
      'Valid until',
      'Revocation reason',
      'Page',
    ]),
    ...candidates.flatMap(({ name, email, quiz, credential }) =>
      credential === null
        ? []
        : [
            csvRecord([
              name,
              email ?? '',
              quiz,
              credential.name,
              credential.state,
              credential.issuedAt,
              credential.validUntil ?? '',
              credential.revocationReason ?? '',
              credential.url,
            ]),
          ],
    ),
  ].join('');
}
