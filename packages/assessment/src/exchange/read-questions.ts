import { refuseTooManyTags } from './count-tags.ts';
import { ExchangeError } from './exchange-error.ts';
import type { ExchangeReport } from './exchange-report.ts';
import { defaultExchangeLimits, type ExchangeLimits } from './limits.ts';
import { isArchive } from './open-archive.ts';
import { readDocument } from './read-document.ts';
import { readPackage } from './read-package.ts';

/**
 * Reads a file of questions, known by its content: a QTI package (3.0, 2.x, 1.2; Canvas cartridge) or one document of QTI,
 * Moodle XML, GIFT or CSV. Gives drafts with what each loses, and every question that cannot be taken with the reason.
 * Nothing outside the file is read. Throws `ExchangeError` when the file as a whole cannot be taken.
 */
export function readQuestions(
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: ExchangeLimits = defaultExchangeLimits,
): ExchangeReport {
  const { name, bytes } = file;
  if (bytes.length > limits.maxFileBytes) {
    const [size, most] = [bytes.length, limits.maxFileBytes].map((count) => Math.round(count / (1024 * 1024)));
    throw new ExchangeError('too-large', `${name} has ${size} MB; a file of questions may have ${most} MB.`);
  }
  if (!isArchive(bytes)) refuseTooManyTags([bytes], name, limits.maxTags);
  const report = isArchive(bytes) ? readPackage(bytes, name, limits) : readDocument(bytes, name, limits);
  const found = report.questions.length + report.rejected.length;
  if (found > limits.maxQuestions)
    throw new ExchangeError(
      'too-large',
      `${name} holds ${found} questions; at most ${limits.maxQuestions} come in at once.`,
    );
  return report;
}
