import { allowedMinutes, type TimeAllowance } from '@careway/assessment';
import type { Accommodation as AccommodationAnswer } from '@careway/contract';
import type { Accommodation } from '@careway/database';

/** How everybody takes a quiz. */
export const STANDARD: Accommodation = {
  time: 'standard',
  mayPause: false,
  hasLargeText: false,
  questionsPerSitting: null,
};

/** An accommodation as its learner, or whoever set it, reads it. */
export function describeAccommodation(given: Accommodation | undefined, setBy: string | null): AccommodationAnswer {
  const { time, mayPause, hasLargeText, questionsPerSitting } = given ?? STANDARD;
  const held = { time, mayPause, hasLargeText, questionsPerSitting };
  return { ...held, setBy, words: wordsOf(held) };
}

function wordsOf({ time, mayPause, hasLargeText, questionsPerSitting }: Accommodation): string {
  const parts = [
    time === 'standard' ? 'standard time' : time === 'untimed' ? 'no time limit' : `time × ${time}`,
    ...(mayPause ? ['pauses'] : []),
    ...(hasLargeText ? ['large text'] : []),
    ...(questionsPerSitting === null
      ? []
      : [`${questionsPerSitting} ${questionsPerSitting === 1 ? 'question' : 'questions'} a sitting`]),
  ];
  const sentence = parts.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** "90 min", "135 min (90 min × 1.5)" or "no time limit (90 min for the exam as it stands)". */
export function timeWords(baseMinutes: number, time: TimeAllowance): string {
  if (time === 'untimed') return `no time limit (${baseMinutes} min for the exam as it stands)`;
  const minutes = allowedMinutes(baseMinutes, time);
  return time === 'standard' ? `${minutes} min` : `${minutes} min (${baseMinutes} min × ${time})`;
}
