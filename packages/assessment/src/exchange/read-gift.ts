import type { FoundQuestion } from './build-draft.ts';
import { giftFeedback, giftOptions, unescapeGift } from './gift-answers.ts';
import { htmlToPlainText, type PlainText, plainText } from './rich-text.ts';
import { UnfitQuestion } from './unfit-question.ts';

/** A question of a GIFT text as it stands, before it is read. */
export interface GiftBlock {
  /** Line of its first word, from 1. */
  readonly line: number;
  readonly text: string;
  readonly identifier: string | null;
  readonly tags: number;
}

/** Parts a GIFT text at its empty lines; comments are dropped, `[id:…]` and `[tag:…]` in them and categories are kept. */
export function splitGift(text: string): readonly GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: string[] = [];
  let first = 0;
  let identifier: string | null = null;
  let tags = 0;
  let categories = 0;
  const end = () => {
    if (lines.length > 0) {
      blocks.push({ line: first, text: lines.join('\n'), identifier, tags: tags + categories });
      identifier = null;
      tags = 0;
    }
    lines = [];
  };
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') end();
    else if (trimmed.startsWith('//')) {
      identifier = /\[id:([^[\]]+)\]/.exec(trimmed)?.[1] ?? identifier;
      tags += trimmed.match(/\[tag:[^[\]]+\]/g)?.length ?? 0;
    } else if (/^\$CATEGORY:/.test(trimmed)) {
      end();
      categories = 1;
    } else {
      if (lines.length === 0) first = index + 1;
      lines.push(line);
    }
  });
  end();
  return blocks;
}

/** Reads one question of a GIFT text. Throws `UnfitQuestion`. */
export function readGiftQuestion(block: GiftBlock): FoundQuestion {
  const { title, rest } = takeTitle(block.text.trim());
  const open = findUnescaped(rest, '{');
  if (open === -1) throw new UnfitQuestion('It is a description: it has no answers in braces.');
  const close = findUnescaped(rest, '}', open);
  if (close === -1) throw new UnfitQuestion('Its answers are not closed: a } is missing.');
  if (findUnescaped(rest, '{', close) !== -1)
    throw new UnfitQuestion('It has two sets of answers; a question here asks one thing.');
  const before = rest.slice(0, open).trim();
  const after = rest.slice(close + 1).trim();
  const format = /^\[(html|moodle|plain|markdown)\]/.exec(before)?.[1] ?? 'moodle';
  const read = (raw: string): PlainText => readText(raw, format);
  const stem = read(`${before}${after === '' || /^[.?!:]$/.test(after) ? after : ` _____ ${after}`}`);
  const answers = giftOptions(rest.slice(open + 1, close));
  const { options, general } = giftFeedback(answers, read);
  return {
    title: unescapeGift(title),
    stem,
    options,
    score: answers.score,
    scoringRules: 'none',
    feedbackForKey: general,
    feedbackLost: 0,
    passage: null,
    points: null,
    hints: 0,
    rubrics: 0,
    tags: block.tags,
    author: null,
  };
}

function takeTitle(text: string): { readonly title: string; readonly rest: string } {
  if (!text.startsWith('::')) return { title: '', rest: text };
  const end = findUnescaped(text, '::', 2);
  if (end === -1) return { title: '', rest: text };
  return { title: text.slice(2, end).trim(), rest: text.slice(end + 2).trim() };
}

/** The place of `mark` at or after `from` that no backslash escapes; -1 when there is none. */
function findUnescaped(text: string, mark: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at) && !(mark === '{' && at === from && from > 0)) return at;
  }
  return -1;
}

function readText(raw: string, inherited: string): PlainText {
  const own = /^\s*\[(html|moodle|plain|markdown)\]/.exec(raw);
  const format = own?.[1] ?? inherited;
  const source = own === null ? raw : raw.slice(own[0].length);
  const text = unescapeGift(format === 'markdown' ? source : joinLines(source));
  if (format === 'html' || (format === 'moodle' && /<[a-z][^<>]*>|&[a-z]+;/i.test(text))) return htmlToPlainText(text);
  const marks =
    format === 'markdown' ? (text.match(/\*\*.{1,200}?\*\*|`[^`\n]+`|\b_[^_\n]{1,80}_\b/g)?.length ?? 0) : 0;
  return { ...plainText(text), formatting: marks };
}

function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
