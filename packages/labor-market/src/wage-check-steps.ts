import { levelWage } from './pay-level.ts';
import { FULL_TIME_HOURS_PER_WEEK, HOURS_PER_YEAR, type Pay } from './pay-period.ts';
import { payInWords } from './pay-text.ts';
import {
  type ComparedProxy,
  factorsOf,
  type ProxyPosition,
  type WageCheck,
  type WageCheckInput,
} from './wage-check.ts';
import { oewsVintage, type WageValue } from './wage-observation.ts';
import { formatPercentChange, formatUsd, listInWords, ordinal } from './words.ts';

export type CheckStepId =
  | 'read-pay'
  | 'annualize'
  | 'occupation'
  | 'proxy'
  | 'level'
  | 'area'
  | 'vintage'
  | 'ageing'
  | 'price-level'
  | 'rank'
  | 'range';

/** One step of the answer. `effectUsd`: change in the compared yearly pay; absent where a step changes no amount. */
export interface CheckStep {
  readonly id: CheckStepId;
  readonly title: string;
  readonly statement: string;
  readonly isApplied: boolean;
  readonly effectUsd?: number;
}

/**
 * Every step from the pay as it was given to the answer, in order. A step that was considered and left out says why. The
 * effect of a step is the change it makes to the compared yearly pay, in dollars.
 */
export function stepsOf(
  input: WageCheckInput,
  annualUsd: number,
  against: ProxyPosition,
  range: WageCheck['range'],
): readonly CheckStep[] {
  const { pay, hoursPerWeek = FULL_TIME_HOURS_PER_WEEK } = input;
  const { proxy, observation, standardError } = against;
  const others = input.compared.filter((candidate) => candidate.proxy.soc !== proxy.soc).length;
  const { employment } = observation;
  return [
    {
      id: 'read-pay',
      title: 'Your pay',
      statement: `Read "${input.payGiven}" as ${payInWords(pay)}.`,
      isApplied: true,
    },
    {
      id: 'annualize',
      title: 'Full-time year',
      statement: annualizeStatement(pay, hoursPerWeek, annualUsd),
      isApplied: pay.unit === 'hour' || hoursPerWeek !== FULL_TIME_HOURS_PER_WEEK,
      effectUsd: pay.unit === 'year' ? annualUsd - pay.amountUsd : 0,
    },
    {
      id: 'occupation',
      title: 'Occupation',
      statement:
        input.titleGiven === undefined
          ? `${input.occupationTitle}.`
          : `Took "${input.titleGiven}" for ${input.occupationTitle}.`,
      isApplied: true,
    },
    {
      id: 'proxy',
      title: 'Stand-in',
      statement: `${proxy.soc} ${proxy.title}. ${proxy.reason}${proxy.warning === undefined ? '' : ` ${proxy.warning}`} ${others === 1 ? '1 other occupation' : `${others} other occupations`} can be chosen.`,
      isApplied: true,
    },
    levelStep(input, against),
    placeStep(input, against, annualUsd),
    {
      id: 'vintage',
      title: 'When',
      statement: `${oewsVintage(observation.year)}${employment.kind === 'reported' ? `, ${employment.jobs.toLocaleString('en-US')} jobs` : ''}. All industries, all owners.`,
      isApplied: true,
    },
    ageingStep(input, against, annualUsd),
    priceLevelStep(input, against, annualUsd),
    { id: 'rank', title: 'Percentile', statement: rankStatement(input, against), isApplied: true },
    {
      id: 'range',
      title: 'Range',
      statement:
        range === undefined
          ? 'No range can be given.'
          : `${range.statement} ${standardErrorStatement(standardError, observation.year)}`,
      isApplied: range !== undefined,
    },
  ];
}

function annualizeStatement(pay: Pay, hoursPerWeek: number, annualUsd: number): string {
  const rule = `Official yearly wages are hourly wages times ${HOURS_PER_YEAR.toLocaleString('en-US')} hours, so pay is compared at full time, all year`;
  if (pay.unit === 'hour') return `${rule}: ${payInWords(pay)} is ${formatUsd(annualUsd)} a year.`;
  if (hoursPerWeek === FULL_TIME_HOURS_PER_WEEK) return `${rule}. Yearly pay for 40 hours a week is compared as it is.`;
  return `${rule}: ${payInWords(pay)} for ${hoursPerWeek} hours a week is ${formatUsd(annualUsd)} for 40.`;
}

function levelStep({ level }: WageCheckInput, { observation }: ProxyPosition): CheckStep {
  const none = 'Federal wage tables have no entry, mid or senior level';
  if (level === undefined) {
    return { id: 'level', title: 'Level', statement: `No level was asked for. ${none}.`, isApplied: false };
  }
  const middle = levelWage(observation.wages, level, 0.5);
  const { median } = observation.wages;
  const model =
    'The level is modelled: a third of the people, overlapping with the others (see the method page on levels)';
  const where =
    middle === undefined
      ? 'Its middle lies outside the published percentiles and is not told'
      : `Its middle is near ${formatUsd(Math.round(middle / 100) * 100)}`;
  return {
    id: 'level',
    title: 'Level',
    statement: `${none}. ${model}. ${where}. The effect is the distance from there to the median of the whole occupation.`,
    isApplied: true,
    ...(middle === undefined || median.kind !== 'reported' ? {} : { effectUsd: median.annualUsd - middle }),
  };
}

function placeStep(input: WageCheckInput, against: ProxyPosition, annualUsd: number): CheckStep {
  const { placeName } = input;
  const { place, observation } = against;
  const step = { id: 'area', title: 'Place' } as const;
  if (placeName === undefined || place === undefined) {
    return { ...step, statement: 'Wages of the whole United States.', isApplied: true };
  }
  switch (place.kind) {
    case 'own-row':
      return { ...step, statement: `The published row of ${observation.area.name}.`, isApplied: true, effectUsd: 0 };
    case 'by-means': {
      const percent = formatPercentChange((place.areaMeanUsd / place.nationMeanUsd - 1) * 100);
      return {
        ...step,
        statement: `No percentiles are held for ${placeName}. Its mean of ${oewsVintage(place.year)} is ${formatUsd(place.areaMeanUsd)}, the nation's ${formatUsd(place.nationMeanUsd)} (${percent}): the pay is set to national pay by that ratio. Modelled.`,
        isApplied: true,
        effectUsd: annualUsd * (factorsOf(against, input).place - 1),
      };
    }
    case 'larger-area':
      return {
        ...step,
        statement: `${place.reason} The next larger area with a published row is ${observation.area.code === 'US' ? 'the United States' : observation.area.name}: it is used.`,
        isApplied: false,
      };
  }
}

function ageingStep(input: WageCheckInput, against: ProxyPosition, annualUsd: number): CheckStep {
  const { observation, growth } = against;
  const step = { id: 'ageing', title: 'Ageing to today' } as const;
  const as = `Wages are as of ${oewsVintage(observation.year)}`;
  if (input.ageing === undefined) return { ...step, statement: `${as} and are not moved to today.`, isApplied: false };
  const factor = input.ageing(against);
  if (factor === undefined || growth === undefined) {
    return {
      ...step,
      statement: `${as}. They cannot be moved: no growth is held for this occupation.`,
      isApplied: false,
    };
  }
  const yearly = formatPercentChange((growth.yearlyFactor - 1) * 100);
  return {
    ...step,
    statement: `${as}; the median of ${growth.soc} grew ${yearly} a year from ${growth.fromYear} to ${growth.toYear}. Moved on at that pace, wages are ${formatPercentChange((factor - 1) * 100)}, so today's pay counts for less. Modelled.`,
    isApplied: true,
    effectUsd: annualUsd * (1 / factor - 1),
  };
}

function priceLevelStep(input: WageCheckInput, against: ProxyPosition, annualUsd: number): CheckStep {
  const { priceLevel } = input;
  const step = { id: 'price-level', title: 'Cost of living' } as const;
  if (priceLevel === undefined) {
    return { ...step, statement: 'Pay is not adjusted for the price level of a place.', isApplied: false };
  }
  const factor = factorsOf(against, input).priceLevel;
  const level = `Prices in ${priceLevel.areaName} are ${priceLevel.parity} (US = 100, ${priceLevel.year}, ${priceLevel.release})`;
  if (factor === 1) {
    return {
      ...step,
      statement: `${level}. Not applied: the wages compared with are of the place already.`,
      isApplied: false,
    };
  }
  return {
    ...step,
    statement: `${level}: the pay is told at average US prices. Modelled.`,
    isApplied: true,
    effectUsd: annualUsd * (factor - 1),
  };
}

function rankStatement(input: WageCheckInput, { position, observation, comparedUsd }: ProxyPosition): string {
  const among = input.level === undefined ? '' : ` of the ${input.level} level`;
  switch (position.kind) {
    case 'unknown':
      return position.reason;
    case 'below':
      return `Below the ${ordinal(position.percentile)} percentile${among}, the lowest that is published. We do not extrapolate.`;
    case 'above':
      return `Above the ${ordinal(position.percentile)} percentile${among}, the highest that is published as a number. We do not extrapolate.`;
    case 'within': {
      const { p10, p25, median, p75, p90 } = observation.wages;
      const points = [
        ['10th', p10],
        ['25th', p25],
        ['50th', median],
        ['75th', p75],
        ['90th', p90],
      ] as const;
      const carried = input.level === undefined ? '' : `, carried over to the ${input.level} level`;
      return `${formatUsd(comparedUsd)} among the published percentiles ${listInWords(points.map(([name, value]) => `${name} ${valueInWords(value)}`))}, on a straight line between neighbors${carried}: ${ordinal(position.rank)}.`;
    }
  }
}

function valueInWords(value: WageValue): string {
  switch (value.kind) {
    case 'reported':
      return formatUsd(value.annualUsd);
    case 'topCoded':
      return `at least ${formatUsd(value.atLeastAnnualUsd)}`;
    case 'suppressed':
      return 'not published';
  }
}

function standardErrorStatement(standardError: ComparedProxy['standardError'], year: number): string {
  if (standardError === undefined) return 'The survey error of this row is not known and not counted.';
  const borrowed =
    standardError.year === year
      ? ''
      : `, taken from ${oewsVintage(standardError.year)} because our copy of ${oewsVintage(year)} does not hold it`;
  return `Relative standard error of the mean: ${standardError.percent}%${borrowed}.`;
}
