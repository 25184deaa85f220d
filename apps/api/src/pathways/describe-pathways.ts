import type {
  PathwayGap,
  PathwayMap,
  PathwayNode,
  PathwayStep,
  RatingDifference as RatingDifferenceAnswer,
} from '@careway/contract';
import {
  type Gap,
  type Occupation,
  ONET_ATTRIBUTION,
  type RatingDifference,
  ratedCodeOf,
  type Step,
  type StepMap,
} from '@careway/pathways';

/** The step map: roles in the order of the data, and the steps between them. */
export function describeMap(map: StepMap): PathwayMap {
  return { nodes: [...map.occupations.values()].map(describeNode), steps: map.steps.map(describeStep) };
}

/** A role as a place on the map. */
export function describeNode({ slug, title, level, track }: Occupation): PathwayNode {
  return { slug, title, level, track };
}

/** A step with what it needs. */
export function describeStep(step: Step): PathwayStep {
  return {
    from: step.from,
    to: step.to,
    way: step.way ?? null,
    basis: step.basis,
    needs: step.needs.map(({ kind, fact, isRequired, certification, level, field }) => ({
      kind,
      fact,
      isRequired,
      certification: certification ?? null,
      level: level ?? null,
      field: field ?? null,
    })),
    typicalTime: step.typicalTime,
  };
}

/** What would change between two roles, with the ways of the step that joins them, where one does. */
export function describeGap(map: StepMap, from: Occupation, to: Occupation, gap: Gap): PathwayGap {
  const direct = map.stepsFrom.get(from.slug)?.filter((step) => step.to === to.slug) ?? [];
  const rated = [from, to].flatMap((occupation) => ratedCodeOf(occupation) ?? []);
  return {
    from: describeNode(from),
    to: describeNode(to),
    education: { ...gap.education, facts: [...gap.education.facts] },
    licence: { ...gap.licence, facts: [...gap.licence.facts] },
    settings: {
      shared: [...gap.settings.shared],
      onlyFrom: [...gap.settings.onlyFrom],
      onlyTo: [...gap.settings.onlyTo],
    },
    ratings:
      gap.ratings === null
        ? null
        : {
            skills: gap.ratings.skills.map(roundDifference),
            workStyles: gap.ratings.workStyles.map(roundDifference),
            basis: rated.map((code) => code.why),
            attribution: ONET_ATTRIBUTION,
          },
    directSteps: direct.map(describeStep),
  };
}

/** O*NET gives ratings with two decimals; their difference has no more. */
function roundDifference(difference: RatingDifference): RatingDifferenceAnswer {
  return { ...difference, change: Math.round(difference.change * 100) / 100 };
}
