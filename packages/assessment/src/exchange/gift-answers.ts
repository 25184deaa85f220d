import type { PlainText } from './rich-text.ts';
import type { ScoreRule } from './score-rule.ts';
import { UnfitQuestion } from './unfit-question.ts';

/** The answers of a GIFT question as they stand: text and feedback still escaped. */
export interface GiftAnswers {
  readonly options: readonly { readonly text: string; readonly feedback: string | null }[];
  readonly general: string | null;
  readonly score: ScoreRule;
}

const trueWords = /^(T|TRUE)$/i;
const falseWords = /^(F|FALSE)$/i;
const FULL_WEIGHT = 100;

/** Reads what stands between the braces. Throws `UnfitQuestion` for answers that are not chosen. */
export function giftOptions(raw: string): GiftAnswers {
  const [answers = '', general = null] = splitUnescaped(raw, '####');
  const inside = answers.trim();
  if (inside === '')
    throw new UnfitQuestion('It asks for a written answer; questions here are answered by choosing among texts.');
  if (inside.startsWith('#'))
    throw new UnfitQuestion('It asks for a number; questions here are answered by choosing among texts.');
  const parts = splitUnescaped(inside, '#');
  const word = (parts[0] ?? '').trim();
  if (trueWords.test(word) || falseWords.test(word)) return trueOrFalse(trueWords.test(word), parts.slice(1), general);
  const found = splitAnswers(inside);
  if (!found.some(({ mark }) => mark === '~')) {
    const isMatching = found.length > 0 && found.every(({ text }) => splitUnescaped(text, '->').length > 1);
    throw new UnfitQuestion(
      `It asks for ${isMatching ? 'matching pairs' : 'text entry'}; questions here are answered by choosing among texts.`,
    );
  }
  const options = found.map(({ text }) => {
    const [said = '', ...feedback] = splitUnescaped(text, '#');
    return { text: said, feedback: feedback.length === 0 ? null : feedback.join('#') };
  });
  return {
    options,
    general,
    score: {
      kind: 'weights',
      isMultiple: !found.some(({ mark }) => mark === '='),
      weights: new Map(found.map(({ weight }, index) => [String(index + 1), weight])),
    },
  };
}

/** The options and the feedback of the question, read by the text format of the question. */
export function giftFeedback(answers: GiftAnswers, read: (raw: string) => PlainText) {
  const feedbackOf = (raw: string | null) => (raw === null || raw.trim() === '' ? null : read(raw));
  const general = feedbackOf(answers.general);
  return {
    options: answers.options.map(({ text, feedback }, index) => ({
      identifier: String(index + 1),
      text: read(text),
      feedback: feedbackOf(feedback),
    })),
    general: general === null ? [] : [general],
  };
}

/** `\:` is a colon, `\n` a line break, `\\` a backslash; a backslash before anything else stays. */
export function unescapeGift(text: string): string {
  return text.replaceAll(/\\([\\:~=#{}n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** GIFT names the feedback for a wrong answer first, then that for the right one. */
function trueOrFalse(isTrue: boolean, feedback: readonly string[], general: string | null): GiftAnswers {
  const [forWrong = null, forRight = null] = feedback;
  return {
    options: [
      { text: 'True', feedback: isTrue ? forRight : forWrong },
      { text: 'False', feedback: isTrue ? forWrong : forRight },
    ],
    general,
    score: { kind: 'match', isMultiple: false, correct: [isTrue ? '1' : '2'] },
  };
}

function splitAnswers(inside: string) {
  const answers: { mark: '=' | '~'; weight: number; text: string }[] = [];
  let start = -1;
  const take = (end: number) => {
    if (start === -1) return;
    const mark = inside[start] === '=' ? '=' : '~';
    const text = inside.slice(start + 1, end).trim();
    const weighed = /^%(-?\d+(?:\.\d+)?)%/.exec(text);
    const weight = weighed === null ? (mark === '=' ? FULL_WEIGHT : 0) : Number(weighed[1]);
    answers.push({ mark, weight, text: weighed === null ? text : text.slice(weighed[0].length).trim() });
  };
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === '\\') at += 1;
    else if (inside[at] === '=' || inside[at] === '~') {
      take(at);
      start = at;
    }
  }
  take(inside.length);
  return answers;
}

/** Parts a text at marks that no backslash escapes. */
function splitUnescaped(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at)) {
      parts.push(text.slice(start, at));
      start = at + mark.length;
      at = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}
