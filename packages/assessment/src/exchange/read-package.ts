import { readAuthorFields, readExhibitKind } from './author-fields.ts';
import { refuseTooManyTags } from './count-tags.ts';
import { decodeText } from './decode-text.ts';
import { ExchangeError } from './exchange-error.ts';
import type { ExchangeReport } from './exchange-report.ts';
import type { ExchangeLimits } from './limits.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { CAREWAY_NAMESPACE } from './own-namespace.ts';
import { toQti2Names } from './qti-names.ts';
import { readDocument } from './read-document.ts';
import type { ItemSurroundings } from './read-qti-item.ts';
import { UnfitQuestion } from './unfit-question.ts';
import { childrenNamed, descendantsNamed, findAll, parseXml, textOf, type XmlElement } from './xml-tree.ts';

/** Reads every question of a package: as its manifest lists them, or, without a manifest, from every text in it. */
export function readPackage(bytes: Uint8Array, name: string, limits: ExchangeLimits): ExchangeReport {
  const archive = openArchive(bytes, name, limits);
  refuseTooManyTags(archive.texts.values(), name, limits.maxTags);
  const manifestPath = [...archive.texts.keys()]
    .filter((path) => /(^|\/)imsmanifest\.xml$/i.test(path))
    .toSorted((a, b) => a.length - b.length)[0];
  const reports =
    manifestPath === undefined
      ? [...archive.texts.keys()].map((path) => readEntry(archive, path, limits, null))
      : readListed(archive, manifestPath, limits);
  const joined = joinReports(reports.filter((report) => report !== null));
  if (joined.questions.length === 0 && joined.rejected.length === 0)
    throw new ExchangeError('no-questions', [`${name} holds no questions.`, ...joined.notes].join(' '));
  return joined;
}

function readListed(
  archive: Archive,
  manifestPath: string,
  limits: ExchangeLimits,
): readonly (ExchangeReport | null)[] {
  const manifest = parseXml(
    decodeText(archive.texts.get(manifestPath) ?? new Uint8Array(), manifestPath),
    manifestPath,
    limits,
  );
  const resources = findAll(manifest, ({ name }) => name === 'resource');
  const notes = resources
    .filter((resource) => !isQuestions(resource))
    .flatMap((resource) => missingNotes(archive, manifestPath, resource));
  const listed = resources.filter(isQuestions).flatMap((resource) =>
    pathsOf(resource).map((href) => {
      const path = resolvePath(manifestPath, href);
      if (archive.texts.has(path)) return readEntry(archive, path, limits, resource);
      const place = { file: path, line: null, identifier: resource.attributes.identifier ?? null };
      return {
        formats: [],
        questions: [],
        rejected: [
          { place, reason: `The manifest lists it (line ${resource.line}), and the package does not hold it.` },
        ],
        notes: [],
      };
    }),
  );
  return [...listed, { formats: [], questions: [], rejected: [], notes }];
}

/** Files that belong to no question, listed and not there: pictures, tests, documents of a course. */
function missingNotes(archive: Archive, manifestPath: string, resource: XmlElement): readonly string[] {
  const paths = childrenNamed(resource, 'file').map(({ attributes }) =>
    resolvePath(manifestPath, attributes.href ?? ''),
  );
  return paths
    .filter((path) => !archive.texts.has(path) && !archive.others.includes(path))
    .map((path) => `The manifest lists ${path} (line ${resource.line}), and the package does not hold it.`);
}

/** Whether a resource holds questions: an item of QTI 2 or 3, or a QTI 1.2 document. */
function isQuestions(resource: XmlElement): boolean {
  const type = resource.attributes.type ?? '';
  return /^imsqti_item_/i.test(type) || /^imsqti_xmlv1p/i.test(type);
}

/** The document of a resource: its own address, or its first file; all its files for QTI 1.2. */
function pathsOf(resource: XmlElement): readonly string[] {
  const files = childrenNamed(resource, 'file').map(({ attributes }) => attributes.href ?? '');
  const { href, type = '' } = resource.attributes;
  if (href !== undefined && href !== '') return [href];
  const documents = files.filter((file) => /\.(xml|qti)$/i.test(file));
  return /^imsqti_xmlv1p/i.test(type) ? documents : documents.slice(0, 1);
}

/** One document of the package. Without a manifest, a text that holds no questions is passed over with a note. */
function readEntry(
  archive: Archive,
  path: string,
  limits: ExchangeLimits,
  resource: XmlElement | null,
): ExchangeReport | null {
  const bytes = archive.texts.get(path) ?? new Uint8Array();
  const place = { file: path, line: null, identifier: resource?.attributes.identifier ?? null };
  try {
    return readDocument(bytes, path, limits, surroundings(archive, path, limits, resource));
  } catch (error) {
    if (error instanceof UnfitQuestion) return rejection(place, error.message);
    if (!(error instanceof ExchangeError)) throw error;
    if (resource === null) return { formats: [], questions: [], rejected: [], notes: [error.message] };
    return rejection(place, error.message);
  }
}

function rejection(place: ExchangeReport['rejected'][number]['place'], reason: string): ExchangeReport {
  return { formats: [], questions: [], rejected: [{ place, reason }], notes: [] };
}

function surroundings(
  archive: Archive,
  path: string,
  limits: ExchangeLimits,
  resource: XmlElement | null,
): ItemSurroundings {
  return {
    findStimulus: (href) => {
      const at = resolvePath(path, href);
      const bytes = archive.texts.get(at);
      return bytes === undefined ? undefined : toQti2Names(parseXml(decodeText(bytes, at), at, limits));
    },
    author: resource === null ? null : readOwnMetadata(resource),
  };
}

/** The author's fields that an export of ours puts into the manifest; `null` in packages of others. */
function readOwnMetadata(resource: XmlElement): ItemSurroundings['author'] {
  const own = descendantsNamed(resource, 'item').find(({ namespace }) => namespace === CAREWAY_NAMESPACE);
  if (own === undefined) return null;
  let fields: unknown;
  try {
    fields = JSON.parse(textOf(own));
  } catch {
    throw new UnfitQuestion(`Its author’s notes in the manifest (line ${own.line}) are not JSON.`);
  }
  if (typeof fields !== 'object' || fields === null)
    throw new UnfitQuestion(`Its author’s notes in the manifest (line ${own.line}) are not an object.`);
  const record = fields as Readonly<Record<string, unknown>>;
  return { ...readAuthorFields(record), exhibitKind: readExhibitKind(record) };
}

function joinReports(reports: readonly ExchangeReport[]): ExchangeReport {
  return {
    formats: [...new Set(reports.flatMap(({ formats }) => formats))],
    questions: reports.flatMap(({ questions }) => questions),
    rejected: reports.flatMap(({ rejected }) => rejected),
    notes: reports.flatMap(({ notes }) => notes),
  };
}

/** A relative address resolved against the document that names it; percent signs are decoded, steps upward taken. */
function resolvePath(from: string, href: string): string {
  const steps = [...from.split('/').slice(0, -1), ...decoded(href).split('/')];
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
