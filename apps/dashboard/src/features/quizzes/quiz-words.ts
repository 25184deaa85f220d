import type { Quiz, QuizDetail } from '@careway/contract';

/** "30 questions" or "20–30 questions". */
export function questionCount({ questions }: Pick<Quiz, 'questions'>): string {
  return questions.min === questions.max ? `${questions.max} questions` : `${questions.min}–${questions.max} questions`;
}

/** "No timer" or "90 minutes against the clock". */
export function timerWords({ timeLimitMinutes }: Pick<Quiz, 'timeLimitMinutes'>): string {
  return timeLimitMinutes === null ? 'No timer' : `${timeLimitMinutes} minutes against the clock`;
}

/** "about 25 minutes", or "up to about 25 minutes" where a quiz may end early. */
export function minutesWords({ minutesAbout, mode }: Pick<Quiz, 'minutesAbout' | 'mode'>): string {
  return `${mode === 'adaptive' ? 'up to ' : ''}about ${minutesAbout} minutes`;
}

/** How many questions a domain has in an attempt: "3" or "1–4". */
export function partWords({ min, max }: Pick<QuizDetail['domains'][number], 'min' | 'max'>): string {
  return min === max ? `${max}` : `${min}–${max}`;
}
