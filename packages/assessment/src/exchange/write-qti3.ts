import { strToU8, type Zippable, zipSync } from 'fflate';
import { type DraftItem, toDraft } from '../draft-item.ts';
import type { Exhibit, Item } from '../item.ts';
import { authorFieldsOf } from './author-fields.ts';
import { CAREWAY_NAMESPACE } from './own-namespace.ts';
import { writeQti3Item } from './write-qti3-item.ts';
import { XML_HEAD, xmlLine, xmlText } from './xml-text.ts';

const PACKAGE_NAMESPACE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const ASI_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

/** A fixed date of every entry, so that the same items give the same bytes. */
const ENTRY_DATE = '2020-01-01T00:00:00';

/**
 * Items as a QTI 3.0 package (ZIP): one document an item, one a shared passage, and the manifest with what authors keep
 * beside the standard. Reading it back gives the same content. The same items give the same bytes.
 */
export function writeQti3Package(items: readonly Item[]): Uint8Array {
  const passages = passagesOf(items);
  const files: Zippable = { 'imsmanifest.xml': strToU8(writeManifest(items, passages)) };
  for (const [path, exhibit] of passages.byPath) files[path] = strToU8(writeStimulus(exhibit));
  for (const item of items) {
    const passage = passages.pathOf(item);
    files[itemPath(item)] = strToU8(writeQti3Item(item, passage === null ? null : `../${passage}`));
  }
  return zipSync(files, { mtime: ENTRY_DATE, level: 6 });
}

function itemPath(item: Item): string {
  return `items/${item.id}.xml`;
}

interface Passages {
  readonly byPath: ReadonlyMap<string, Exhibit>;
  readonly pathOf: (item: Item) => string | null;
}

/** One document for each passage; items whose passage has the same name but other words get one of their own. */
function passagesOf(items: readonly Item[]): Passages {
  const byPath = new Map<string, Exhibit>();
  const pathByWords = new Map<string, string>();
  for (const { exhibit } of items) {
    if (exhibit === undefined || pathByWords.has(JSON.stringify(exhibit))) continue;
    const name = exhibit.id.replaceAll(/[^\w-]/g, '_');
    const path = byPath.has(`passages/${name}.xml`) ? `passages/${name}-${byPath.size}.xml` : `passages/${name}.xml`;
    byPath.set(path, exhibit);
    pathByWords.set(JSON.stringify(exhibit), path);
  }
  return { byPath, pathOf: ({ exhibit }) => pathByWords.get(JSON.stringify(exhibit)) ?? null };
}

function writeStimulus(exhibit: Exhibit): string {
  const lines = (exhibit.lines ?? []).map((line) => `    ${xmlLine(line)}`);
  const rows = (exhibit.table ?? []).map((row, index) => {
    const cell = index === 0 ? 'th' : 'td';
    return `      <tr>${row.map((text) => `<${cell}>${text.includes('  ') ? xmlLine(text) : xmlText(text)}</${cell}>`).join('')}</tr>`;
  });
  const table = rows.length === 0 ? [] : ['    <table>', '      <tbody>', ...rows, '      </tbody>', '    </table>'];
  return [
    XML_HEAD,
    `<qti-assessment-stimulus xmlns="${ASI_NAMESPACE}" identifier="${xmlText(exhibit.id)}" title="${xmlText(exhibit.title)}">`,
    '  <qti-stimulus-body>',
    ...lines,
    ...table,
    '  </qti-stimulus-body>',
    '</qti-assessment-stimulus>',
    '',
  ].join('\n');
}

function writeManifest(items: readonly Item[], passages: Passages): string {
  const names = new Map([...passages.byPath.keys()].map((path, index) => [path, `passage-${index + 1}`]));
  const passageResources = [...names].map(
    ([path, name]) =>
      `    <resource identifier="${name}" type="imsqti_stimulus_xmlv3p0" href="${xmlText(path)}">\n      <file href="${xmlText(path)}"/>\n    </resource>`,
  );
  const itemResources = items.map((item, index) => {
    const passage = names.get(passages.pathOf(item) ?? '');
    return [
      `    <resource identifier="item-${index + 1}" type="imsqti_item_xmlv3p0" href="${xmlText(itemPath(item))}">`,
      '      <metadata>',
      `        <careway:item>${xmlText(JSON.stringify(ownFields(toDraft(item))))}</careway:item>`,
      '      </metadata>',
      `      <file href="${xmlText(itemPath(item))}"/>`,
      ...(passage === undefined ? [] : [`      <dependency identifierref="${passage}"/>`]),
      '    </resource>',
    ].join('\n');
  });
  return [
    XML_HEAD,
    `<manifest xmlns="${PACKAGE_NAMESPACE}" xmlns:careway="${CAREWAY_NAMESPACE}" identifier="careway-items">`,
    '  <metadata>',
    '    <schema>QTI Package</schema>',
    '    <schemaversion>3.0.0</schemaversion>',
    '  </metadata>',
    '  <organizations/>',
    '  <resources>',
    ...passageResources,
    ...itemResources,
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n');
}

function ownFields(draft: DraftItem): object {
  return { ...authorFieldsOf(draft), ...(draft.exhibit === undefined ? {} : { exhibitKind: draft.exhibit.kind }) };
}
