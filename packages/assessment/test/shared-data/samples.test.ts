import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ExchangeError, type ExchangeReport, type FieldLoss, readQuestions, totalLosses } from '../../src/index.ts';
import { listSamples, readSample, sharedDataAvailable } from './folder.ts';

type Outcome = ExchangeReport | ExchangeError;

function outcomeOf(name: string, bytes: Uint8Array): Outcome {
  try {
    return readQuestions({ name, bytes });
  } catch (error) {
    if (error instanceof ExchangeError) return error;
    throw error;
  }
}

/** What every file of a folder comes to: files, files refused whole, questions taken and refused. */
function countsOf(folder: string) {
  const outcomes = listSamples(folder).map((path) => outcomeOf(path, readSample(path)));
  const reports = outcomes.filter((outcome): outcome is ExchangeReport => !(outcome instanceof ExchangeError));
  const questions = reports.flatMap((report) => report.questions);
  return {
    files: outcomes.length,
    filesRefused: outcomes.length - reports.length,
    taken: questions.length,
    refused: reports.flatMap((report) => report.rejected).length,
    losses: totalLosses(questions),
  };
}

function lossWords(losses: readonly FieldLoss[]): Record<string, string> {
  return Object.fromEntries(
    losses.filter(({ kept, of }) => kept < of).map(({ field, kept, of }) => [field, `${kept} of ${of}`]),
  );
}

/** A folder of the samples packed as the package it was. */
function pack(folder: string): Uint8Array {
  return zipSync(
    Object.fromEntries(listSamples(folder).map((path) => [path.slice(folder.length + 1), readSample(path)])),
  );
}

const expected = {
  qti3: {
    files: 43,
    filesRefused: 5,
    taken: 45,
    refused: 48,
    lost: {
      title: '1 of 45',
      'scoring-rules': '44 of 45',
      'partial-credit': '0 of 1',
      points: '40 of 43',
      'general-feedback': '0 of 30',
      passage: '0 of 1',
      media: '0 of 25',
      formatting: '0 of 56',
    },
  },
  qti2: {
    files: 182,
    filesRefused: 46,
    taken: 48,
    refused: 97,
    lost: {
      title: '0 of 48',
      'partial-credit': '2 of 11',
      points: '3 of 5',
      'general-feedback': '2 of 8',
      media: '0 of 2',
      formatting: '0 of 40',
    },
  },
  'qti12-canvas': {
    files: 50,
    filesRefused: 18,
    taken: 24,
    refused: 33,
    lost: {
      title: '0 of 18',
      options: '87 of 90',
      'partial-credit': '0 of 2',
      'general-feedback': '20 of 30',
      media: '0 of 8',
      formatting: '0 of 6',
    },
  },
  gift: {
    files: 36,
    filesRefused: 1,
    taken: 38,
    refused: 35,
    lost: { title: '0 of 10', 'partial-credit': '2 of 5', media: '0 of 1', formatting: '0 of 3' },
  },
  'moodle-xml': {
    files: 6,
    filesRefused: 2,
    taken: 105,
    refused: 1,
    lost: {
      title: '0 of 20',
      'partial-credit': '0 of 1',
      'general-feedback': '4 of 6',
      media: '0 of 23',
      formulas: '0 of 63',
      formatting: '0 of 19',
      tags: '0 of 204',
    },
  },
};

describe.skipIf(!sharedDataAvailable)('sample files written by others', { timeout: 60_000 }, () => {
  test.each(Object.entries(expected))('every file of %s is taken or refused, with these counts', (folder, counts) => {
    const { losses, ...found } = countsOf(folder);
    expect({ ...found, lost: lossWords(losses) }).toEqual(counts);
  });

  test.each(['qti3', 'qti2', 'qti12-canvas', 'moodle-xml'])('no question of %s is dropped without a word', (folder) => {
    for (const path of listSamples(folder).filter((name) => name.endsWith('.xml'))) {
      const bytes = readSample(path);
      const outcome = outcomeOf(path, bytes);
      if (outcome instanceof ExchangeError) continue;
      const text = new TextDecoder().decode(bytes).replaceAll(/<!--[\s\S]*?-->/g, '');
      const elements = text.match(/<(qti-assessment-item|assessmentItem|item|bankentry_item|question)\s[^>]*>/g) ?? [];
      const questions = elements.filter((element) => !element.includes('type="category"'));
      expect(outcome.questions.length + outcome.rejected.length, path).toBe(questions.length);
    }
  });

  test.each([
    ['qti2/qtiworks-packages/ZipSlip.zip', 'unsafe-archive', 'points outside the archive'],
    ['qti2/qtiworks-packages/BadManifest.zip', 'broken-xml', 'imsmanifest.xml is not well-formed XML: line'],
    ['qti2/qtiworks-packages/NotContentPackage.zip', 'no-questions', 'is a test: it names questions and holds none'],
    ['qti2/qtiworks-invalid/illformed.xml', 'broken-xml', 'is not well-formed XML'],
    ['qti2/taosdk-invalid/empty.xml', 'no-questions', 'is empty'],
    ['qti2/taosdk-invalid/noversion.xml', 'no-questions', 'a piece of response processing'],
    ['qti2/taosdk-results/simple-assessment-result.xml', 'no-questions', 'results of a test'],
    ['qti12-canvas/items/fib.xml', 'broken-xml', 'line 45, column 9'],
    ['qti12-canvas/items/ordering.xml', 'document-type-refused', 'DOCTYPE'],
    ['qti12-canvas/unsupported_version/imsmanifest.xml', 'no-questions', 'the manifest of a package'],
  ])('%s is refused whole as %s', (path, code, reason) => {
    const outcome = outcomeOf(path, readSample(path));
    expect(outcome).toBeInstanceOf(ExchangeError);
    expect(outcome).toMatchObject({ code, message: expect.stringContaining(reason) });
  });

  test('a package whose files are not there says which', () => {
    const outcome = outcomeOf('MissingFile.zip', readSample('qti2/qtiworks-packages/MissingFile.zip'));
    expect(outcome).toMatchObject({ message: expect.stringContaining('and the package does not hold it') });
  });

  test.each([
    ['qti2/pie-samples/assessment-test', 3, 1],
    ['qti2/pie-samples/with-passages', 1, 1],
    ['qti3/citolab-kennisnet-1', 1, 9],
    ['qti3/citolab-stimulus', 1, 0],
    ['qti12-canvas/test_qti_1.2_canvas', 3, 1],
    ['qti12-canvas/canvas_cartridge', 3, 2],
    ['qti12-canvas/no_assessment_xml', 0, 1],
  ])('the package %s gives %i questions and refuses %i', (folder, taken, refused) => {
    const outcome = outcomeOf('package.zip', pack(folder));
    if (outcome instanceof ExchangeError) throw outcome;
    expect([outcome.questions.length, outcome.rejected.length]).toEqual([taken, refused]);
  });

  test('a shared passage comes with its question when the package holds both', () => {
    const outcome = outcomeOf('package.zip', pack('qti3/citolab-stimulus'));
    if (outcome instanceof ExchangeError) throw outcome;
    expect(outcome.questions[0]?.draft.exhibit).toMatchObject({
      title: 'Brontekst_KB-2020-A1-Traumberuf_Astronaut',
      lines: expect.arrayContaining(['(1) Placeholder stimulus paragraph two.']),
    });
  });
});
