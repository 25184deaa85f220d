import type { Exhibit } from '../item.ts';
import type { FoundQuestion } from './build-draft.ts';
import { htmlToPlainText, joinTexts, type PlainText, plainText, toPlainText } from './rich-text.ts';
import type { ScoreRule } from './score-rule.ts';
import { UnfitQuestion } from './unfit-question.ts';
import {
  childNamed,
  childrenNamed,
  descendantsNamed,
  elementsOf,
  findAll,
  isElement,
  textOf,
  type XmlElement,
} from './xml-tree.ts';

/** The items of a QTI 1.2 document, with references to items of a bank elsewhere (`bankentry_item`). */
export function findQti12Items(root: XmlElement): readonly XmlElement[] {
  return findAll(root, ({ name }) => name === 'item' || name === 'bankentry_item');
}

/** Whether an item is text that other questions refer to, not a question. */
export function isQti12Passage(item: XmlElement): boolean {
  return metadataOf(item, 'question_type') === 'text_only_question';
}

/** The name of the passage an item refers to; `null` when there is none. */
export function passageNameOf(item: XmlElement): string | null {
  return item.attributes.parent_stimulus_item_ident ?? metadataOf(item, 'parent_stimulus_item_ident');
}

/** Reads one item. `passages` are the text-only items of the file by identifier. Throws `UnfitQuestion`. */
export function readQti12Item(item: XmlElement, passages: ReadonlyMap<string, XmlElement>): FoundQuestion {
  if (item.name === 'bankentry_item')
    throw new UnfitQuestion('It is only a reference to a question of a bank that is not in the file.');
  if (isQti12Passage(item)) throw new UnfitQuestion('It is a text without a question.');
  const presentation = childNamed(item, 'presentation');
  if (presentation === undefined) throw new UnfitQuestion('It has no presentation.');
  const response = theResponse(item, presentation);
  const labels = descendantsNamed(response, 'response_label');
  const feedback = feedbackOf(item, new Set(labels.map((label) => label.attributes.ident ?? '')));
  const title = (item.attributes.title ?? '').trim();
  const passageName = passageNameOf(item);
  const points = Number(metadataOf(item, 'points_possible') ?? 'NaN');
  return {
    title: /^(question)?$/i.test(title) || title === item.attributes.ident ? '' : title,
    stem: joinTexts(findMaterial(presentation, response).map(textOfMaterial)),
    options: labels.map((label) => {
      const identifier = label.attributes.ident ?? '';
      return {
        identifier,
        text: joinTexts(findMaterial(label, undefined).map(textOfMaterial)),
        feedback: feedback.byOption.get(identifier) ?? null,
      };
    }),
    score: scoreOf(item, response),
    scoringRules: 'none',
    feedbackForKey: feedback.forKey,
    feedbackLost: feedback.lost,
    passage: passageName === null ? null : { exhibit: exhibitOf(passages.get(passageName)) },
    points: Number.isFinite(points) ? points : null,
    hints: descendantsNamed(item, 'hint').length,
    rubrics: descendantsNamed(item, 'rubric').length,
    tags: 0,
    author: null,
  };
}

function metadataOf(item: XmlElement, label: string): string | null {
  const field = descendantsNamed(item, 'qtimetadatafield').find((one) => fieldText(one, 'fieldlabel') === label);
  return field === undefined ? null : fieldText(field, 'fieldentry') || null;
}

function fieldText(field: XmlElement, name: string): string {
  const child = childNamed(field, name);
  return child === undefined ? '' : textOf(child).trim();
}

const typeWords: Readonly<Record<string, string>> = {
  essay: 'a written answer',
  short_answer: 'text entry',
  fill_in_multiple_blanks: 'text entry in several blanks',
  multiple_dropdowns: 'several drop-down choices',
  matching: 'matching pairs',
  numerical: 'a number',
  calculated: 'a number calculated from a formula',
  file_upload: 'uploading a file',
  categorization: 'sorting into categories',
  ordering: 'putting in order',
  fib: 'text entry',
  pattern_match: 'text entry',
  'hot-spot': 'choosing spots of a picture',
};

/** The one choice of an item; everything else is refused by what it asks for. */
function theResponse(item: XmlElement, presentation: XmlElement): XmlElement {
  const responses = findAll(presentation, ({ name }) => name.startsWith('response_') && name !== 'response_label');
  const [response] = responses;
  if (response === undefined) throw new UnfitQuestion('It asks nothing: its presentation holds no response.');
  const type = (metadataOf(item, 'question_type') ?? metadataOf(item, 'cc_profile') ?? '')
    .replace(/^cc\./, '')
    .replace(/(_question|\.v\d\w*)$/, '');
  const asks = typeWords[type];
  if (responses.length > 1)
    throw new UnfitQuestion(
      `It asks ${responses.length} things at once${asks === undefined ? '' : ` (${asks})`}; a question here asks one.`,
    );
  const isChoice =
    response.name === 'response_lid' &&
    descendantsNamed(response, 'render_choice').length === 1 &&
    !['fill_in_multiple_blanks', 'matching', 'ordering', 'categorization'].includes(type) &&
    response.attributes.rcardinality !== 'Ordered';
  if (!isChoice) {
    const entry =
      response.name === 'response_str'
        ? 'text entry'
        : response.name === 'response_num'
          ? 'a number'
          : `"${response.name}"`;
    throw new UnfitQuestion(`It asks for ${asks ?? entry}; questions here are answered by choosing among texts.`);
  }
  return response;
}

/** The materials of the question itself, without those of its options. */
function findMaterial(presentation: XmlElement, response: XmlElement | undefined): readonly XmlElement[] {
  return elementsOf(presentation).flatMap((child) => {
    if (child.name === 'material') return [child];
    if (child === response) return [];
    return findMaterial(child, response);
  });
}

function textOfMaterial(material: XmlElement): PlainText {
  return joinTexts(
    material.children.filter(isElement).map((part) => {
      if (part.name !== 'mattext') return toPlainText([part]);
      const text = textOf(part);
      if (part.attributes.texttype === 'text/html' || /<\w[^<>]*>/.test(text)) return htmlToPlainText(text);
      return plainText(text);
    }),
  );
}

function exhibitOf(passage: XmlElement | undefined): Exhibit | null {
  const presentation = passage === undefined ? undefined : childNamed(passage, 'presentation');
  if (passage === undefined || presentation === undefined) return null;
  const { text } = joinTexts(findMaterial(presentation, undefined).map(textOfMaterial));
  if (text === '') return null;
  return {
    id: passage.attributes.ident ?? '',
    kind: 'record',
    title: (passage.attributes.title ?? '').trim() || 'Passage',
    lines: text.split('\n'),
  };
}

const generalNames = /^(general_fb|correct_fb|correct|right)$/i;

function feedbackOf(item: XmlElement, identifiers: ReadonlySet<string>) {
  const texts = new Map(
    childrenNamed(item, 'itemfeedback').map((one) => [
      one.attributes.ident ?? '',
      joinTexts(descendantsNamed(one, 'material').map(textOfMaterial)),
    ]),
  );
  const byOption = new Map<string, PlainText>();
  const used = new Set<string>();
  for (const condition of descendantsNamed(item, 'respcondition')) {
    const chosen = descendantsNamed(condition, 'varequal').map((one) => textOf(one).trim());
    const [identifier = ''] = chosen;
    for (const shown of childrenNamed(condition, 'displayfeedback')) {
      const name = shown.attributes.linkrefid ?? '';
      const text = texts.get(name);
      if (text === undefined || generalNames.test(name) || chosen.length !== 1) continue;
      if (!identifiers.has(identifier) || byOption.has(identifier)) continue;
      byOption.set(identifier, text);
      used.add(name);
    }
  }
  const rest = [...texts].filter(([name, { text }]) => !used.has(name) && text !== '');
  const forKey = rest.filter(([name]) => generalNames.test(name)).map(([, text]) => text);
  return { byOption, forKey, lost: rest.length - forKey.length };
}

/** By the conditions that set or add to the score: several at once are a set that must be chosen, one each are weights. */
function scoreOf(item: XmlElement, response: XmlElement): ScoreRule {
  const isMultiple = response.attributes.rcardinality === 'Multiple';
  const weights = new Map<string, number>();
  for (const condition of descendantsNamed(item, 'respcondition')) {
    const variable = childNamed(condition, 'conditionvar');
    const set = childrenNamed(condition, 'setvar').find((one) => one.attributes.action !== 'Subtract');
    const points = set === undefined ? 0 : Number(textOf(set).trim());
    if (variable === undefined || !(points !== 0) || !Number.isFinite(points)) continue;
    const chosen = chosenIn(variable);
    if (chosen.length > 1 && points > 0) return { kind: 'match', isMultiple, correct: chosen };
    const [only] = chosen;
    if (only !== undefined) weights.set(only, (weights.get(only) ?? 0) + points);
  }
  if (weights.size === 0) throw new UnfitQuestion('No answer of it earns points: it has no key.');
  const [only] = weights.keys();
  if (isMultiple && weights.size === 1 && only !== undefined) return { kind: 'match', isMultiple, correct: [only] };
  return { kind: 'weights', isMultiple, weights };
}

/** The options a condition asks for, leaving out those under `not`. */
function chosenIn(variable: XmlElement): readonly string[] {
  return elementsOf(variable).flatMap((one) => {
    if (one.name === 'not') return [];
    if (one.name === 'varequal') return [textOf(one).trim()];
    return chosenIn(one);
  });
}
