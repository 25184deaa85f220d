import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { ExchangeError } from './exchange-error.ts';
import type { ExchangeLimits } from './limits.ts';

/** An element: its name without prefix, its namespace, and what is in it, in order. `line` is where it begins, from 1. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly line: number;
}
export type XmlNode = XmlElement | string;

/** The one document type seen in old QTI 1.2 files; it is passed over and nothing is fetched. */
const QTI12_DOCTYPE = /^\s*questestinterop\s+SYSTEM\s+["']ims_qtiasi\w*\.dtd["']\s*$/i;

/**
 * Reads a well-formed XML document. No entity is expanded but the five of XML, nothing is fetched, and a document type
 * declaration is refused. Throws `ExchangeError` ('broken-xml', 'document-type-refused', 'too-large') with line and column.
 */
export function parseXml(text: string, name: string, limits: Pick<ExchangeLimits, 'maxXmlDepth'>): XmlElement {
  const parser = new SaxesParser({ xmlns: true, fileName: '' });
  const open: { element: XmlElement; children: XmlNode[] }[] = [];
  let root: XmlElement | undefined;

  const addText = (value: string) => {
    open.at(-1)?.children.push(value);
  };
  parser.on('error', (error) => {
    throw new ExchangeError('broken-xml', `${name} is not well-formed XML: ${where(error.message)}.`);
  });
  parser.on('doctype', (doctype) => {
    if (QTI12_DOCTYPE.test(doctype)) return;
    throw new ExchangeError(
      'document-type-refused',
      `${name}, line ${parser.line}: a document type declaration (DOCTYPE) is not taken, since it can name entities and outside files.`,
    );
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (open.length >= limits.maxXmlDepth)
      throw new ExchangeError(
        'too-large',
        `${name}, line ${parser.line}: elements are nested more than ${limits.maxXmlDepth} deep.`,
      );
    const children: XmlNode[] = [];
    const element = {
      name: tag.local,
      namespace: tag.uri,
      attributes: attributesOf(tag),
      children,
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push({ element, children });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (root === undefined) throw new ExchangeError('broken-xml', `${name} holds no XML element.`);
  return root;
}

/** "line 2, column 7: unclosed tag" of the parser's "2:7: unclosed tag". */
function where(message: string): string {
  return message.replace(/^:?(\d+):(\d+): /, 'line $1, column $2: ').replace(/\.$/, '');
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(
    Object.values(tag.attributes).map((attribute: SaxesAttributeNS) => [attribute.local, attribute.value]),
  );
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The elements directly inside. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement);
}

/** The elements of this name directly inside. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name);
}

/** The first element of this name directly inside. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** Every element below that `accepts` takes, in document order; nothing is looked for inside one that was taken. */
export function findAll(element: XmlElement, accepts: (candidate: XmlElement) => boolean): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (accepts(child) ? [child] : findAll(child, accepts)));
}

/** Every element of this name below, also inside others of the name. */
export function descendantsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsNamed(child, name),
  ]);
}

/** All text inside, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}
