import type { Quiz } from '@careway/contract';

/** "30 questions" or "20–30 questions". */
export function questionCount({ questions }: Pick<Quiz, 'questions'>): string {
  return questions.min === questions.max ? `${questions.max} questions` : `${questions.min}–${questions.max} questions`;
}

const modes: Readonly<Record<Quiz['mode'], string>> = {
  form: 'The same number of questions for everyone, drawn from the question bank',
  adaptive: 'Each question depends on your answers before it',
  mock: 'Mock exam',
  practice: 'Practice, with an explanation after each answer',
};

/** How the quiz is given, in words. */
export function modeWords(mode: Quiz['mode']): string {
  return modes[mode];
}

/** "No timer" or "40 minutes, counted by the service". */
export function timerWords({ timeLimitMinutes }: Pick<Quiz, 'timeLimitMinutes'>): string {
  return timeLimitMinutes === null ? 'No timer' : `${timeLimitMinutes} minutes, counted by the service`;
}
