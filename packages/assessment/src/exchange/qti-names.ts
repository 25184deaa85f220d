import type { XmlElement, XmlNode } from './xml-tree.ts';

/**
 * A QTI 3.0 document under the names of QTI 2: `qti-simple-choice` becomes `simpleChoice`, `response-identifier`
 * `responseIdentifier`. Elements of XHTML keep theirs. A QTI 2 document comes out as it went in.
 */
export function toQti2Names(element: XmlElement): XmlElement {
  return {
    ...element,
    name: element.name.startsWith('qti-') ? toCamelCase(element.name.slice('qti-'.length)) : element.name,
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [
        name.startsWith('data-') ? name : toCamelCase(name),
        value,
      ]),
    ),
    children: element.children.map((child: XmlNode) => (typeof child === 'string' ? child : toQti2Names(child))),
  };
}

function toCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
