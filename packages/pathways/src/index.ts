export { PathwaysError, type PathwaysErrorCode } from './errors.ts';
export { DEFAULT_MAX_STEPS, findRoutes, type Route } from './find-routes.ts';
export { type Gap, gapBetween, type RatingDifference } from './gap-between.ts';
export {
  type CodeSystem,
  codeSystems,
  type LicenceNeed,
  licenceNeeds,
  type Occupation,
  type OccupationCode,
  type OccupationLevel,
  type OccupationTrack,
  occupationFacts,
  occupationLevels,
  occupationTracks,
  parseOccupations,
  ratedCodeOf,
  type Workplace,
  workplaces,
} from './occupation.ts';
export { ONET_ATTRIBUTION, type OnetRating, parseOnetRatings, type RatingKind, ratingKinds } from './onet-ratings.ts';
export { type OccupationProfile, topicsOf } from './profile.ts';
export { type RankedRoute, type RatedRoute, type RouteObjective, rankRoutes, routeObjectives } from './rank-routes.ts';
export { type CostItem, costOf, type RouteCost } from './route-cost.ts';
export { type RouteSkills, type SkillRise, skillsOf } from './route-skills.ts';
export {
  HORIZON_MONTHS,
  type RolePay,
  type RouteWorth,
  type Worth,
  type WorthGap,
  worthOf,
  YEARLY_DISCOUNT,
} from './route-worth.ts';
export { longestTime, type StepTime } from './schooling.ts';
export { linkedDomains, linksOf, type SkillLinks } from './skill-links.ts';
export {
  joinsTheSame,
  type PublishedTime,
  parseSteps,
  publishedTime,
  type Step,
  type StepNeed,
  type StepNeedKind,
  type StepWay,
  type StudyField,
  stepFacts,
  stepNeedKinds,
  studyFields,
} from './step.ts';
export { buildStepMap, occupationOf, type StepMap } from './step-map.ts';
export type { Topic } from './topic.ts';
