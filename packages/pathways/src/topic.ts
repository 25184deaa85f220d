import { type Fact, listOf, type Read, readFact, record, slug, text } from '@careway/certifications';

/** A titled group of statements: a duty, a skill, a setting, or a question (its title) with its answer. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  /** Readiness domains of the quiz that practise it. */
  readonly domains: readonly string[];
  readonly statements: readonly Fact[];
}

/** Reads a topic; it has at least one statement. */
export const readTopic: Read<Topic> = record<Topic>({
  id: slug,
  title: text,
  domains: listOf(slug),
  statements: listOf(readFact, 1),
});
