import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultExchangeLimits, ExchangeError, type ExchangeErrorCode, readQuestions } from '../../src/index.ts';

function refusal(name: string, bytes: Uint8Array | string): { code: ExchangeErrorCode; message: string } {
  try {
    readQuestions({ name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes });
  } catch (error) {
    if (error instanceof ExchangeError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`${name} was taken`);
}

const item =
  '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x" title="x"><itemBody/></assessmentItem>';

describe('XML that reaches out or blows up', () => {
  test.each([
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><assessmentItem>&x;</assessmentItem>',
    ],
    ['an outside document type', '<!DOCTYPE assessmentItem SYSTEM "http://example.org/evil.dtd"><assessmentItem/>'],
    ['a billion laughs', '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><assessmentItem>&b;</assessmentItem>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]><assessmentItem/>'],
  ])('%s is refused as a document type declaration', (_, xml) => {
    expect(refusal('a.xml', xml)).toMatchObject({ code: 'document-type-refused' });
  });

  test('an entity nobody declared is broken XML', () => {
    expect(refusal('a.xml', '<assessmentItem>&nbsp;</assessmentItem>')).toMatchObject({ code: 'broken-xml' });
  });

  test('elements nested without end are refused at the limit', () => {
    expect(refusal('a.xml', '<a>'.repeat(100_000))).toMatchObject({ code: 'too-large' });
  });

  test('broken XML says line and column', () => {
    const { code, message } = refusal('a.xml', '<quiz>\n  <question>\n</quiz>');
    expect(code).toBe('broken-xml');
    expect(message).toMatch(/^a\.xml is not well-formed XML: line 3, column \d+: /);
  });
});

describe('encodings', () => {
  test('bytes that are not UTF-8 are refused, not replaced', () => {
    const latin = Uint8Array.from(
      [...'Caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x7b, 0x3d, 0x61, 0x7d),
    );
    expect(refusal('a.gift', latin)).toMatchObject({
      code: 'wrong-encoding',
      message: expect.stringContaining('not UTF-8'),
    });
  });

  test('XML in the encoding that it declares is read', () => {
    const head = '<?xml version="1.0" encoding="ISO-8859-1"?>';
    const quiz = `${head}<quiz><question type="multichoice"><questiontext format="html"><text>Caf\u00e9?</text></questiontext><answer fraction="100"><text>A</text></answer><answer fraction="0"><text>B</text></answer></question></quiz>`;
    const bytes = Uint8Array.from([...quiz].map((letter) => letter.charCodeAt(0)));
    expect(readQuestions({ name: 'q.xml', bytes }).questions[0]?.draft.stem).toBe('Café?');
  });

  test('UTF-16 with its mark is read; a binary file is refused', () => {
    const text = 'One?{=a ~b}';
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(readQuestions({ name: 'a.gift', bytes: utf16 }).questions).toHaveLength(1);
    expect(refusal('a.bin', Uint8Array.from([1, 0, 2, 0, 3]))).toMatchObject({ code: 'wrong-encoding' });
  });
});

describe('archives', () => {
  test('a bomb is refused by its sizes, before it is unpacked', () => {
    const bomb = zipSync({ 'item.xml': new Uint8Array(7 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(refusal('bomb.zip', bomb)).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('times its size'),
    });
  });

  test('a bomb that lies about its size unpacks to no more than it says', () => {
    const bomb = zipSync({ 'item.xml': new Uint8Array(7 * 1024 * 1024) }, { level: 9 });
    const central = bomb.findLastIndex((_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(central + 24, 1_000, true);
    expect(['broken-archive', 'wrong-encoding', 'no-questions']).toContain(refusal('bomb.zip', bomb).code);
  });

  test('many entries, large entries and entries outside the archive are refused', () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`${index}.xml`, strToU8(item)]));
    expect(refusal('many.zip', zipSync(many, { level: 0 }))).toMatchObject({ code: 'too-large' });
    const large = zipSync({ 'big.xml': new Uint8Array(9 * 1024 * 1024) }, { level: 0 });
    expect(refusal('large.zip', large)).toMatchObject({ code: 'too-large' });
    expect(refusal('slip.zip', zipSync({ '../../etc/item.xml': strToU8(item) }))).toMatchObject({
      code: 'unsafe-archive',
    });
  });

  test('a cut archive and an empty one are refused', () => {
    const whole = zipSync({ 'item.xml': strToU8(item) });
    expect(refusal('cut.zip', whole.subarray(0, whole.length - 30))).toMatchObject({ code: 'broken-archive' });
    expect(refusal('empty.zip', zipSync({}))).toMatchObject({ code: 'no-questions' });
  });

  test('a broken manifest refuses the package; a broken item only itself', () => {
    const manifest = (href: string) =>
      strToU8(
        `<manifest><resources><resource identifier="r" type="imsqti_item_xmlv2p1" href="${href}"/></resources></manifest>`,
      );
    expect(refusal('p.zip', zipSync({ 'imsmanifest.xml': strToU8('<manifest>') }))).toMatchObject({
      code: 'broken-xml',
    });
    const report = readQuestions({
      name: 'p.zip',
      bytes: zipSync({ 'imsmanifest.xml': manifest('a.xml'), 'a.xml': strToU8('<assessmentItem>') }),
    });
    expect(report.rejected).toMatchObject([
      { place: { file: 'a.xml' }, reason: expect.stringContaining('not well-formed') },
    ]);
    const missing = readQuestions({ name: 'p.zip', bytes: zipSync({ 'imsmanifest.xml': manifest('b.xml') }) });
    expect(missing.rejected[0]?.reason).toMatch(/the package does not hold it/);
  });
});

describe('sizes', () => {
  test('a file of 50 MB is refused by its size alone, and says what is allowed', () => {
    expect(refusal('huge.xml', new Uint8Array(50 * 1024 * 1024))).toEqual({
      code: 'too-large',
      message: 'huge.xml has 50 MB; a file of questions may have 16 MB.',
    });
  });

  test('more questions than a person could check are refused', () => {
    const many = 'One?{=a ~b}\n\n'.repeat(defaultExchangeLimits.maxQuestions + 1);
    expect(refusal('many.gift', many)).toMatchObject({ code: 'too-large' });
  });

  test('a long line of braces and backslashes is read in time', () => {
    const started = performance.now();
    const report = readQuestions({
      name: 'a.gift',
      bytes: new TextEncoder().encode(`q{~${'\\~a'.repeat(400_000)} =b}`),
    });
    expect(report.questions).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test('more tags than any bank has are refused before they are read, in one text or in many', () => {
  const tags = strToU8('<a/>'.repeat(600_000));
  expect(refusal('tags.xml', strToU8('<a/>'.repeat(1_100_000)))).toMatchObject({ code: 'too-large' });
  const many = zipSync({ '1.xml': tags, '2.xml': tags }, { level: 0 });
  expect(refusal('tags.zip', many)).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('1200000 tags'),
  });
});

describe('texts made to be slow', () => {
  const size = 400_000;
  const quiz = (text: string) =>
    `<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext><answer fraction="100"><text>A</text></answer><answer fraction="0"><text>B</text></answer></question></quiz>`;
  test.each([
    ['HTML nested ten thousand deep', 'q.xml', quiz(`${'<div>'.repeat(10_000)}Which?`)],
    ['formulas that never end', 'q.xml', quiz(`Which? ${'\\('.repeat(size)}`)],
    ['tags that never end', 'a.gift', `Which? ${'<a'.repeat(size)} {=a ~b}`],
    ['blanks without end', 'a.gift', `Which?${' '.repeat(size)}? {=a ~b}`],
    ['emphasis that never ends', 'a.gift', `[markdown]Which? ${'_a '.repeat(size)} {=a ~b}`],
    ['names that never end', 'a.gift', `// ${'[id:'.repeat(size)}\nWhich? {=a ~b}`],
  ])('%s is read in time', (_, name, text) => {
    const started = performance.now();
    const report = readQuestions({ name, bytes: new TextEncoder().encode(text) });
    expect(report.questions).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('HTML of half a million tags is refused, not parsed', () => {
    const bytes = new TextEncoder().encode(quiz('<div>'.repeat(500_000)));
    expect(readQuestions({ name: 'q.xml', bytes }).rejected[0]?.reason).toBe('A text of it has more than 20000 tags.');
  });
});

test('a file of an unknown kind says which kinds are known', () => {
  expect(refusal('notes.txt', 'Dear all, please find attached.')).toMatchObject({
    code: 'unknown-format',
    message: expect.stringContaining('QTI 3.0, 2.x, 1.2, Moodle XML, GIFT and CSV'),
  });
});
