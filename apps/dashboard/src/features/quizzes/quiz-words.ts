import type { Quiz } from '@careway/contract';

/** "30 questions" or "20–30 questions". */
export function questionCount({ questions }: Pick<Quiz, 'questions'>): string {
  return questions.min === questions.max ? `${questions.max} questions` : `${questions.min}–${questions.max} questions`;
}

/** "No timer" or "40 minutes, counted by the service". */
export function timerWords({ timeLimitMinutes }: Pick<Quiz, 'timeLimitMinutes'>): string {
  return timeLimitMinutes === null ? 'No timer' : `${timeLimitMinutes} minutes, counted by the service`;
}
