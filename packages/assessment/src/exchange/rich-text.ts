import { Parser } from 'htmlparser2';
import { UnfitQuestion } from './unfit-question.ts';
import { isElement, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Plain text made of marked-up text, with how much of the mark-up it could not hold. */
export interface PlainText {
  /** Paragraphs and lines are parted by one line break. */
  readonly text: string;
  readonly media: number;
  readonly formulas: number;
  /** Bold, italic, raised, lowered, code, links, tables. */
  readonly formatting: number;
}

const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr caption blockquote pre section article figure figcaption prompt'.split(
    ' ',
  ),
);
const marks = new Set('b i em strong u sub sup code tt s a q cite dfn var samp kbd table small big'.split(' '));
const mediaNames = new Set('img object audio video embed iframe svg matimage mataudio matvideo matapplet'.split(' '));
const unread = new Set('script style head template'.split(' '));

/** Stands for a space of preformatted text until lines are tidied; no text that is read can hold it. */
const KEPT_SPACE = '\u0000';

/** What is left out of a text: an element `skip` takes is passed over, or stands as the text it answers. */
export type Skip = (element: XmlElement) => boolean | string;

/** The text of XHTML content. Alternative texts of pictures stand in brackets. */
export function toPlainText(nodes: readonly XmlNode[], skip: Skip = () => false): PlainText {
  const found = { text: '', media: 0, formulas: 0, formatting: 0 };
  const walk = (node: XmlNode, isSpaced: boolean): void => {
    if (!isElement(node)) {
      found.text += isSpaced ? node.replaceAll(' ', KEPT_SPACE) : node.replaceAll(/[ \t\r\n]+/g, ' ');
      return;
    }
    const skipped = skip(node);
    if (skipped !== false) {
      if (typeof skipped === 'string') found.text += skipped;
      return;
    }
    const name = node.name.toLowerCase();
    if (unread.has(name)) return;
    if (name === 'br') {
      found.text += '\n';
      return;
    }
    if (mediaNames.has(name)) {
      found.media += 1;
      const alternative = (node.attributes.alt ?? node.attributes.label ?? '').trim();
      if (alternative !== '') found.text += `[${alternative}]`;
      if (name !== 'object') return;
    }
    if (name === 'math') found.formulas += 1;
    if (marks.has(name)) found.formatting += 1;
    const isBlock = blocks.has(name);
    if (isBlock) found.text += '\n';
    for (const child of node.children) walk(child, isSpaced || name === 'pre');
    if (name === 'td' || name === 'th') found.text += ' ';
    if (isBlock) found.text += '\n';
  };
  for (const node of nodes) walk(node, false);
  return { ...found, text: tidy(found.text) };
}

/** The same of an HTML fragment as browsers would take it, well-formed or not. */
export function htmlToPlainText(html: string, skip?: Skip): PlainText {
  return toPlainText(parseHtml(html), skip);
}

/** Elements inside elements of an HTML fragment; deeper ones are taken as if they stood at this depth. */
const MAX_HTML_DEPTH = 200;
/** Tags of one fragment; the longest real one seen has some hundreds. */
const MAX_HTML_TAGS = 20_000;

/** The nodes of an HTML fragment. Lines are not known inside it. Throws `UnfitQuestion` for one with too many tags. */
export function parseHtml(html: string): readonly XmlNode[] {
  if (html.split('<', MAX_HTML_TAGS + 2).length > MAX_HTML_TAGS + 1)
    throw new UnfitQuestion(`A text of it has more than ${MAX_HTML_TAGS} tags.`);
  const top: XmlNode[] = [];
  const open: XmlNode[][] = [top];
  let tooDeep = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > MAX_HTML_DEPTH) {
          tooDeep += 1;
          return;
        }
        const children: XmlNode[] = [];
        open.at(-1)?.push({ name, namespace: '', attributes, children, line: 0 });
        open.push(children);
      },
      ontext: (text) => {
        open.at(-1)?.push(text.replaceAll('\u00a0', ' '));
      },
      onclosetag: () => {
        if (tooDeep > 0) tooDeep -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return top;
}

/** A text as it is. */
export function plainText(text: string): PlainText {
  return { text: tidy(text), media: 0, formulas: 0, formatting: 0 };
}

/** Several texts one below the other. */
export function joinTexts(texts: readonly PlainText[]): PlainText {
  const sum = (of: (text: PlainText) => number) => texts.reduce((total, text) => total + of(text), 0);
  return {
    text: texts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    media: sum(({ media }) => media),
    formulas: sum(({ formulas }) => formulas),
    formatting: sum(({ formatting }) => formatting),
  };
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[ \t\r]+/g, ' ')
        .trim()
        .replaceAll(KEPT_SPACE, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}
