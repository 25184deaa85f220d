import type { FoundQuestion } from './build-draft.ts';
import { htmlToPlainText, type PlainText, plainText } from './rich-text.ts';
import { UnfitQuestion } from './unfit-question.ts';
import { childNamed, childrenNamed, descendantsNamed, textOf, type XmlElement } from './xml-tree.ts';

/** A formula in the marks of TeX, of up to this many characters. */
const TEX = /\$\$[^$]{1,1000}\$\$|\\\((?:[^\\]|\\[^()]){1,1000}?\\\)|\\\[(?:[^\\]|\\[^[\]]){1,1000}?\\\]/g;

const typeWords: Readonly<Record<string, string>> = {
  shortanswer: 'text entry',
  numerical: 'a number',
  essay: 'a written answer',
  matching: 'matching pairs',
  cloze: 'filling gaps of a text',
  gapselect: 'filling gaps of a text',
  ddwtos: 'dragging words into a text',
  calculated: 'a number calculated from a formula',
  kprime: 'judging several statements (kprime)',
  mtf: 'judging several statements (multiple true/false)',
};

/** The questions of a Moodle quiz; entries that only name a category are not among them. */
export function findMoodleQuestions(quiz: XmlElement): readonly XmlElement[] {
  return childrenNamed(quiz, 'question').filter((question) => question.attributes.type !== 'category');
}

/** Reads one question. `categories` is how many categories stand over it. Throws `UnfitQuestion`. */
export function readMoodleQuestion(question: XmlElement, categories: number): FoundQuestion {
  const { type = '' } = question.attributes;
  if (type === 'description') throw new UnfitQuestion('It is a description, not a question.');
  if (type !== 'multichoice' && type !== 'truefalse')
    throw new UnfitQuestion(
      `It asks for ${typeWords[type] ?? `"${type}"`}; questions here are answered by choosing among texts.`,
    );
  const single = fieldOf(question, 'single');
  const answers = childrenNamed(question, 'answer');
  const title = childText(question, 'name').text;
  const stem = childText(question, 'questiontext');
  const points = Number(fieldOf(question, 'defaultgrade') || 'NaN');
  const forKey = [childText(question, 'generalfeedback'), childText(question, 'correctfeedback')].filter(isSaid);
  const lost = [childText(question, 'partiallycorrectfeedback'), childText(question, 'incorrectfeedback')].filter(
    isSaid,
  );
  return {
    title: title === stem.text ? '' : title,
    stem,
    options: answers.map((answer, index) => ({
      identifier: String(index + 1),
      text: formatted(answer),
      feedback: childNamed(answer, 'feedback') === undefined ? null : childText(answer, 'feedback'),
    })),
    score: {
      kind: 'weights',
      isMultiple: type === 'multichoice' && (single === 'false' || single === '0'),
      weights: new Map(answers.map((answer, index) => [String(index + 1), fractionOf(answer)])),
    },
    scoringRules: 'none',
    feedbackForKey: forKey,
    feedbackLost: lost.length,
    passage: null,
    points: Number.isFinite(points) ? points : null,
    hints: childrenNamed(question, 'hint').length,
    rubrics: 0,
    tags: categories + descendantsNamed(question, 'tag').length,
    author: null,
  };
}

const isSaid = ({ text }: PlainText): boolean => text !== '';

function fractionOf(answer: XmlElement): number {
  const fraction = Number(answer.attributes.fraction ?? 'NaN');
  if (!Number.isFinite(fraction))
    throw new UnfitQuestion(`An answer has the fraction "${answer.attributes.fraction ?? ''}", which is not a number.`);
  return fraction;
}

function fieldOf(question: XmlElement, name: string): string {
  const child = childNamed(question, name);
  return child === undefined ? '' : textOf(child).trim();
}

function childText(parent: XmlElement, name: string): PlainText {
  const child = childNamed(parent, name);
  return child === undefined ? plainText('') : formatted(child);
}

/** The text of an element by its format; pictures that come as files count as media once, where the text shows them. */
function formatted(element: XmlElement): PlainText {
  const raw = textOf(childNamed(element, 'text') ?? { ...element, children: [] });
  const { format = 'html' } = element.attributes;
  if (format === 'plain_text' || format === 'markdown') return plainText(raw);
  const text = htmlToPlainText(raw);
  return { ...text, formulas: text.formulas + (raw.match(TEX)?.length ?? 0) };
}
