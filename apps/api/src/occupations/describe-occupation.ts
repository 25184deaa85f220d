import type {
  Occupation as OccupationAnswer,
  OccupationSummary,
  OnetRatings,
  OccupationProfile as ProfileAnswer,
  Topic as TopicAnswer,
} from '@careway/contract';
import {
  type Occupation,
  type OccupationProfile,
  ONET_ATTRIBUTION,
  type OnetRating,
  type RatingKind,
  ratedCodeOf,
  type Topic,
} from '@careway/pathways';

/** An occupation in the list. */
export function describeOccupationSummary(occupation: Occupation): OccupationSummary {
  const { slug, title, summary, level, track, entryEducation, licence, settings, outlook, profile } = occupation;
  return {
    slug,
    title,
    alsoCalled: [...occupation.alsoCalled],
    summary,
    level,
    track,
    codes: [...occupation.codes],
    entryEducation,
    licence,
    settings: { names: [...settings.names], fact: settings.fact },
    outlook,
    hasProfile: profile !== null,
  };
}

/** An occupation with its profile, and the ratings of its rated code among `ratings`. */
export function describeOccupation(occupation: Occupation, ratings: readonly OnetRating[]): OccupationAnswer {
  return {
    ...describeOccupationSummary(occupation),
    profile: occupation.profile === null ? null : describeProfile(occupation.profile),
    ratings: describeRatings(occupation, ratings),
  };
}

function describeProfile(profile: OccupationProfile): ProfileAnswer {
  return {
    whyItMatters: describeTopic(profile.whyItMatters),
    duties: profile.duties.map(describeTopic),
    skills: profile.skills.map(describeTopic),
    education: describeTopic(profile.education),
    certification: describeTopic(profile.certification),
    settings: {
      clinical: profile.settings.clinical.map(describeTopic),
      administrative: profile.settings.administrative.map(describeTopic),
    },
    families: describeTopic(profile.families),
    providers: describeTopic(profile.providers),
    insuranceAndRecords: describeTopic(profile.insuranceAndRecords),
    growth: describeTopic(profile.growth),
    outlook: describeTopic(profile.outlook),
    questions: profile.questions.map(describeTopic),
    onet: { ...profile.onet, facts: describeTopic(profile.onet.facts) },
  };
}

function describeTopic(topic: Topic): TopicAnswer {
  return { ...topic, domains: [...topic.domains], statements: [...topic.statements] };
}

function describeRatings(occupation: Occupation, ratings: readonly OnetRating[]): OnetRatings | null {
  const rated = ratedCodeOf(occupation);
  if (rated === null) return null;
  const ofKind = (kind: RatingKind) =>
    ratings
      .filter((rating) => rating.code === rated.code && rating.kind === kind)
      .map(({ name, importance, collected }) => ({ name, importance, collected }));
  return {
    code: rated.code,
    skills: ofKind('skill'),
    workStyles: ofKind('work-style'),
    basis: rated.why,
    attribution: ONET_ATTRIBUTION,
  };
}
