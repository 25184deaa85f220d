import { describe, expect, test } from 'vitest';
import { type ExchangeField, type ImportedQuestion, readQuestions, totalLosses } from '../../src/index.ts';

function read(name: string, text: string) {
  return readQuestions({ name, bytes: new TextEncoder().encode(text) });
}

function only(questions: readonly ImportedQuestion[]): ImportedQuestion {
  const [question] = questions;
  if (question === undefined || questions.length !== 1)
    throw new Error(`expected one question, got ${questions.length}`);
  return question;
}

function lossOf(question: ImportedQuestion, field: ExchangeField): string | undefined {
  const loss = question.losses.find((candidate) => candidate.field === field);
  return loss === undefined ? undefined : `${loss.kept} of ${loss.of}`;
}

const choice = (body: string, response = '<correctResponse><value>B</value></correctResponse>', rest = '') =>
  `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="Bees">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">${response}</responseDeclaration>
  <itemBody>${body}</itemBody>${rest}</assessmentItem>`;
const options =
  '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>How many legs?</prompt><simpleChoice identifier="A">Four</simpleChoice><simpleChoice identifier="B">Six</simpleChoice><simpleChoice identifier="C">Eight</simpleChoice></choiceInteraction>';

describe('QTI 2', () => {
  test('the prompt follows the body, and the key is the declared correct response', () => {
    const { draft } = only(read('a.xml', choice(`<p>A bee is an insect.</p>${options}`)).questions);
    expect(draft.stem).toBe('A bee is an insect.\nHow many legs?');
    expect(draft.options.map(({ id, text, credit }) => [id, text, credit])).toEqual([
      ['a', 'Four', 0],
      ['b', 'Six', 1],
      ['c', 'Eight', 0],
    ]);
  });

  test('modal feedback under the name of a choice becomes its rationale; feedback for "not chosen" is counted as lost', () => {
    const feedback =
      '<modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">Too few.</modalFeedback><modalFeedback outcomeIdentifier="F" identifier="B" showHide="hide">Try six.</modalFeedback>';
    const question = only(read('a.xml', choice(options, undefined, feedback)).questions);
    expect(question.draft.options[0]?.rationale).toBe('Too few.');
    expect(lossOf(question, 'option-feedback')).toBe('1 of 1');
    expect(lossOf(question, 'general-feedback')).toBe('0 of 1');
  });

  test('a mapping of 2, 1 and 0 is partial credit; one of 5, 3 and 1 is not and says so', () => {
    const mapped = (values: readonly number[]) =>
      choice(
        options,
        `<correctResponse><value>A</value></correctResponse><mapping defaultValue="0">${values.map((value, index) => `<mapEntry mapKey="${'ABC'[index]}" mappedValue="${value}"/>`).join('')}</mapping>`,
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>',
      );
    const graded = only(read('a.xml', mapped([2, 1, 0])).questions);
    expect(graded.draft).toMatchObject({ kind: 'judgement', options: [{ credit: 2 }, { credit: 1 }, { credit: 0 }] });
    expect(lossOf(graded, 'partial-credit')).toBe('1 of 1');
    const uneven = only(read('a.xml', mapped([5, 3, 1])).questions);
    expect(uneven.draft).toMatchObject({ kind: 'single', options: [{ credit: 1 }, { credit: 0 }, { credit: 0 }] });
    expect(lossOf(uneven, 'partial-credit')).toBe('0 of 1');
  });

  test('an unknown interaction is refused by name with its place', () => {
    const body = '<fooInteraction responseIdentifier="RESPONSE"/>';
    expect(read('a.xml', choice(body)).rejected).toEqual([
      {
        place: { file: 'a.xml', line: 1, identifier: 'i1' },
        reason:
          'It asks for "fooInteraction", an unknown interaction; questions here are answered by choosing among texts.',
      },
    ]);
  });

  test('a key that names no option is refused', () => {
    const report = read('a.xml', choice(options, '<correctResponse><value>Z</value></correctResponse>'));
    expect(report.rejected[0]?.reason).toBe('Its key names Z, which is not one of its options.');
  });

  test('pictures and raised text are counted, and the alternative text stays', () => {
    const question = only(
      read('a.xml', choice(`<p>H<sub>2</sub>O <img src="w.png" alt="a glass"/></p>${options}`)).questions,
    );
    expect(question.draft.stem).toBe('H2O [a glass]\nHow many legs?');
    expect([lossOf(question, 'media'), lossOf(question, 'formatting')]).toEqual(['0 of 1', '0 of 1']);
  });

  test('rules of scoring that the key does not say are counted as lost', () => {
    const rules =
      '<responseProcessing><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseProcessing>';
    expect(lossOf(only(read('a.xml', choice(options, undefined, rules)).questions), 'scoring-rules')).toBe('0 of 1');
  });
});

describe('GIFT', () => {
  test('weights, feedback and general feedback are kept', () => {
    const text = 'Which?{\n~wrong#No.\n~%50%half#Nearly.\n=right#Yes.\n####Read page 3.\n}';
    const question = only(read('a.gift', text).questions);
    expect(question.draft).toMatchObject({
      kind: 'judgement',
      options: [
        { text: 'wrong', credit: 0, rationale: 'No.' },
        { text: 'half', credit: 1, rationale: 'Nearly.' },
        { text: 'right', credit: 2, rationale: 'Yes.\nRead page 3.' },
      ],
    });
    expect(lossOf(question, 'general-feedback')).toBe('1 of 1');
  });

  test('true or false: the first feedback is for the wrong answer, the second for the right one', () => {
    const { draft } = only(read('a.gift', 'The sun rises.{TRUE#It does.#Right.}').questions);
    expect(draft.options.map(({ text, credit, rationale }) => [text, credit, rationale])).toEqual([
      ['True', 1, 'Right.'],
      ['False', 0, 'It does.'],
    ]);
  });

  test('one bad question does not stop the others, and says its line', () => {
    const report = read('a.gift', 'One?{=a ~b}\n\nTwo?{=a ~b\n\nThree?{~a =b}');
    expect(report.questions.map(({ draft }) => draft.stem)).toEqual(['One?', 'Three?']);
    expect(report.rejected).toMatchObject([
      { place: { line: 3 }, reason: 'Its answers are not closed: a } is missing.' },
    ]);
  });

  test('answers in the middle of a sentence leave a blank', () => {
    expect(only(read('a.gift', 'Grant is {~buried =entombed} in his tomb.').questions).draft.stem).toBe(
      'Grant is _____ in his tomb.',
    );
  });
});

describe('Moodle XML', () => {
  const quiz = (answers: string, single = 'true') =>
    `<quiz><question type="category"><category><text>Top</text></category></question><question type="multichoice"><name><text>Q</text></name><questiontext format="html"><text><![CDATA[<p>Which <b>one</b>?</p>]]></text></questiontext><single>${single}</single>${answers}<incorrectfeedback><text>No.</text></incorrectfeedback></question><question type="essay"><name><text>E</text></name></question></quiz>`;

  test('fractions are the key; the category and the text for all wrong answers are counted as lost', () => {
    const report = read(
      'q.xml',
      quiz(
        '<answer fraction="100"><text>A</text><feedback><text>Yes.</text></feedback></answer><answer fraction="0"><text>B</text></answer>',
      ),
    );
    const question = only(report.questions);
    expect(question.draft).toMatchObject({
      kind: 'single',
      stem: 'Which one?',
      options: [{ credit: 1 }, { credit: 0 }],
    });
    expect(totalLosses(report.questions).map(({ field, kept, of }) => `${field} ${kept}/${of}`)).toEqual([
      'title 0/1',
      'stem 1/1',
      'options 2/2',
      'key 1/1',
      'option-feedback 1/1',
      'general-feedback 0/1',
      'formatting 0/1',
      'tags 0/1',
    ]);
    expect(report.rejected[0]?.reason).toMatch(/^It asks for a written answer/);
  });

  test('several right answers with penalties are all or nothing here, and the loss is said', () => {
    const answers = [50, 50, -50].map(
      (fraction) =>
        `<answer fraction="${fraction}"><text>${fraction < 0 ? 'C' : fraction}-${Math.abs(fraction)}</text></answer>`,
    );
    const distinct = answers.map((answer, index) => answer.replace('<text>', `<text>${index} `)).join('');
    const question = only(read('q.xml', quiz(distinct, 'false')).questions);
    expect(question.draft.kind).toBe('multiple');
    expect(lossOf(question, 'partial-credit')).toBe('0 of 1');
  });
});

describe('CSV', () => {
  test('a plain table of a teacher is taken with a key by letter', () => {
    const csv =
      'stem,option_a,option_b,option_c,key,feedback_b\n"One, or two?",1,2,3,b,Because.\n"Both\nof them?",1,2,3,"a,c",\n';
    const { questions } = read('t.csv', csv);
    expect(questions.map(({ draft }) => [draft.kind, draft.stem])).toEqual([
      ['single', 'One, or two?'],
      ['multiple', 'Both\nof them?'],
    ]);
    expect(questions[0]?.draft.options[1]).toMatchObject({ credit: 1, rationale: 'Because.' });
  });

  test('a row that cannot be read is refused with its line and what is allowed', () => {
    const csv =
      'stem,option_a,option_b,key,domain\nFirst,1,2,a,\n"Two\nlines",1,2,b,cooking\nThird,1,2,,\nFourth,1,2\n';
    const { questions, rejected } = read('t.csv', csv);
    expect(questions).toHaveLength(1);
    expect(rejected.map(({ place, reason }) => [place.line, reason.slice(0, 44)])).toEqual([
      [3, 'domain is "cooking"; it must be one of sched'],
      [5, 'It names no correct answer.'],
      [6, 'The row has 2 cells fewer than the header.'],
    ]);
  });
});
