import { buildDraft, type FoundQuestion } from './build-draft.ts';
import { decodeText } from './decode-text.ts';
import { ExchangeError } from './exchange-error.ts';
import type {
  ExchangeFormat,
  ExchangeReport,
  ImportedQuestion,
  QuestionPlace,
  RejectedQuestion,
} from './exchange-report.ts';
import type { ExchangeLimits } from './limits.ts';
import { toQti2Names } from './qti-names.ts';
import { looksLikeQuestionCsv, readCsvRow, splitCsv } from './read-csv.ts';
import { readGiftQuestion, splitGift } from './read-gift.ts';
import { findMoodleQuestions, readMoodleQuestion } from './read-moodle-xml.ts';
import { type ItemSurroundings, readQtiItem } from './read-qti-item.ts';
import { findQti12Items, isQti12Passage, passageNameOf, readQti12Item } from './read-qti12.ts';
import { UnfitQuestion } from './unfit-question.ts';
import { childrenNamed, descendantsNamed, parseXml, type XmlElement } from './xml-tree.ts';

/** Something that may be a question, and how to read it. */
interface Candidate {
  readonly place: QuestionPlace;
  readonly read: () => FoundQuestion;
}

/** Reads one text: XML of a known kind, a question table, or GIFT. Throws `ExchangeError` for everything else. */
export function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: ExchangeLimits,
  around?: ItemSurroundings,
): ExchangeReport {
  if (bytes.length > limits.maxTextBytes)
    throw new ExchangeError('too-large', `${name} has ${bytes.length} bytes; a text may have ${limits.maxTextBytes}.`);
  const text = decodeText(bytes, name);
  if (text.trim() === '') throw new ExchangeError('no-questions', `${name} is empty.`);
  if (/^\s*</.test(text)) return readXml(parseXml(text.trimStart(), name, limits), name, limits, around);
  if (looksLikeQuestionCsv(text)) return readTable(text, name, limits);
  if (/[{}]|^::|^\$CATEGORY:|^\/\//m.test(text) || /\.gift$/i.test(name)) return readGift(text, name, limits);
  throw new ExchangeError(
    'unknown-format',
    `${name} is none of QTI 3.0, 2.x, 1.2, Moodle XML, GIFT and CSV. A CSV needs the columns stem, option_a, option_b and key.`,
  );
}

/** What else the root of an XML document can be, in words. */
const otherRoots: Readonly<Record<string, string>> = {
  assessmentTest: 'a test: it names questions and holds none. Bring the whole package as a ZIP file',
  assessmentSection: 'a section of a test: it names questions and holds none',
  assessmentStimulus: 'a shared passage without questions. Bring the whole package as a ZIP file',
  assessmentResult: 'results of a test, not questions',
  responseProcessing: 'a piece of response processing, not a question',
  manifest: 'the manifest of a package. Bring the whole package as a ZIP file',
  lom: 'metadata, not questions',
  schema: 'an XML schema, not questions',
};

function readXml(
  root: XmlElement,
  name: string,
  limits: ExchangeLimits,
  around: ItemSurroundings | undefined,
): ExchangeReport {
  const isQti3 = root.name.startsWith('qti-');
  const renamed = isQti3 ? toQti2Names(root) : root;
  if (renamed.name === 'assessmentItem') {
    const place = { file: name, line: root.line, identifier: root.attributes.identifier ?? null };
    return readAll([{ place, read: () => readQtiItem(renamed, around) }], isQti3 ? 'qti-3.0' : 'qti-2.x', 1);
  }
  if (root.name === 'questestinterop') return readQti12(root, name, limits);
  if (root.name === 'quiz' && descendantsNamed(root, 'question').length > 0) return readMoodle(root, name, limits);
  const what = otherRoots[renamed.name] ?? `an XML document <${root.name}> that is not a question format known here`;
  throw new ExchangeError('no-questions', `${name} is ${what}.`);
}

function readQti12(root: XmlElement, name: string, limits: ExchangeLimits): ExchangeReport {
  const items = findQti12Items(root);
  if (items.length === 0) throw new ExchangeError('no-questions', `${name} is a QTI 1.2 document without questions.`);
  const passages = new Map(items.filter(isQti12Passage).map((item) => [item.attributes.ident ?? '', item]));
  const used = new Set(items.map(passageNameOf));
  const candidates = items
    .filter((item) => !(isQti12Passage(item) && used.has(item.attributes.ident ?? '')))
    .map((item) => ({
      place: { file: name, line: item.line, identifier: item.attributes.ident ?? item.attributes.item_ref ?? null },
      read: () => readQti12Item(item, passages),
    }));
  return readAll(candidates, 'qti-1.2', limits.maxQuestions);
}

function readMoodle(quiz: XmlElement, name: string, limits: ExchangeLimits): ExchangeReport {
  const hasCategories = childrenNamed(quiz, 'question').some(({ attributes }) => attributes.type === 'category');
  const candidates = findMoodleQuestions(quiz).map((question) => ({
    place: { file: name, line: question.line, identifier: null },
    read: () => readMoodleQuestion(question, hasCategories ? 1 : 0),
  }));
  return readAll(candidates, 'moodle-xml', limits.maxQuestions);
}

function readGift(text: string, name: string, limits: ExchangeLimits): ExchangeReport {
  const blocks = splitGift(text);
  if (blocks.length === 0) throw new ExchangeError('no-questions', `${name} is a GIFT text without questions.`);
  const candidates = blocks.map((block) => ({
    place: { file: name, line: block.line, identifier: block.identifier },
    read: () => readGiftQuestion(block),
  }));
  return readAll(candidates, 'gift', limits.maxQuestions);
}

function readTable(text: string, name: string, limits: ExchangeLimits): ExchangeReport {
  const rows = splitCsv(text, name);
  if (rows.length === 0) throw new ExchangeError('no-questions', `${name} has a header and no rows.`);
  const candidates = rows.map((row) => ({
    place: {
      file: name,
      line: row.line,
      identifier: row.cells.id === undefined || row.cells.id === '' ? null : row.cells.id,
    },
    read: () => readCsvRow(row),
  }));
  return readAll(candidates, 'csv', limits.maxQuestions);
}

function readAll(candidates: readonly Candidate[], format: ExchangeFormat, maxQuestions: number): ExchangeReport {
  if (candidates.length > maxQuestions)
    throw new ExchangeError(
      'too-large',
      `${candidates[0]?.place.file} holds ${candidates.length} questions; at most ${maxQuestions} come in at once.`,
    );
  const questions: ImportedQuestion[] = [];
  const rejected: RejectedQuestion[] = [];
  for (const { place, read } of candidates) {
    try {
      questions.push({ place, ...buildDraft(read()) });
    } catch (error) {
      if (!(error instanceof UnfitQuestion)) throw error;
      rejected.push({ place, reason: error.message });
    }
  }
  return { formats: [format], questions, rejected, notes: [] };
}
