import { type Fact, listOf, type Read, record, text } from '@careway/certifications';
import { readTopic, type Topic } from './topic.ts';

/** All that is said about a role served in full. */
export interface OccupationProfile {
  readonly whyItMatters: Topic;
  readonly duties: readonly Topic[];
  readonly skills: readonly Topic[];
  readonly education: Topic;
  readonly certification: Topic;
  readonly settings: { readonly clinical: readonly Topic[]; readonly administrative: readonly Topic[] };
  readonly families: Topic;
  readonly providers: Topic;
  readonly insuranceAndRecords: Topic;
  readonly growth: Topic;
  readonly outlook: Topic;
  /** Frequent questions; the title is the question. */
  readonly questions: readonly Topic[];
  /** What O*NET measured of the code that stands for the role, with the attribution its licence asks for. */
  readonly onet: { readonly code: string; readonly facts: Topic; readonly attribution: string };
}

const topics = listOf(readTopic, 1);

/** Reads the profile of an occupation. */
export const readProfile: Read<OccupationProfile> = record<OccupationProfile>({
  whyItMatters: readTopic,
  duties: topics,
  skills: topics,
  education: readTopic,
  certification: readTopic,
  settings: record({ clinical: topics, administrative: topics }),
  families: readTopic,
  providers: readTopic,
  insuranceAndRecords: readTopic,
  growth: readTopic,
  outlook: readTopic,
  questions: topics,
  onet: record({ code: text, facts: readTopic, attribution: text }),
});

/** Every topic of a profile, in reading order. */
export function topicsOf(profile: OccupationProfile): readonly Topic[] {
  return [
    profile.whyItMatters,
    ...profile.duties,
    ...profile.skills,
    profile.education,
    profile.certification,
    ...profile.settings.clinical,
    ...profile.settings.administrative,
    profile.families,
    profile.providers,
    profile.insuranceAndRecords,
    profile.growth,
    profile.outlook,
    ...profile.questions,
    profile.onet.facts,
  ];
}

/** Every fact of a profile, in reading order. */
export function profileFacts(profile: OccupationProfile): readonly Fact[] {
  return topicsOf(profile).flatMap((topic) => topic.statements);
}
