import type { DraftItem } from '../draft-item.ts';
import type { Exhibit } from '../item.ts';
import type { FoundQuestion } from './build-draft.ts';
import { toExhibit } from './read-stimulus.ts';
import { type PlainText, toPlainText } from './rich-text.ts';
import type { ScoreRule } from './score-rule.ts';
import { UnfitQuestion } from './unfit-question.ts';
import {
  childNamed,
  childrenNamed,
  descendantsNamed,
  elementsOf,
  findAll,
  textOf,
  type XmlElement,
} from './xml-tree.ts';

/** What surrounds an item in its package. */
export interface ItemSurroundings {
  /** The shared stimulus at this address, relative to the item; `undefined` when it is not there. */
  readonly findStimulus: (href: string) => XmlElement | undefined;
  readonly author: (Partial<DraftItem> & { readonly exhibitKind?: Exhibit['kind'] }) | null;
}

const alone: ItemSurroundings = { findStimulus: () => undefined, author: null };

/** The interactions this product can ask, by what they do; every other one is refused by name. */
const interactionWords: Readonly<Record<string, string>> = {
  textEntryInteraction: 'text entry',
  extendedTextInteraction: 'a written answer',
  orderInteraction: 'putting in order',
  matchInteraction: 'matching pairs',
  associateInteraction: 'associating pairs',
  gapMatchInteraction: 'filling gaps',
  graphicGapMatchInteraction: 'filling gaps of a picture',
  graphicOrderInteraction: 'ordering points of a picture',
  graphicAssociateInteraction: 'joining points of a picture',
  hotspotInteraction: 'choosing spots of a picture',
  selectPointInteraction: 'pointing at a picture',
  positionObjectInteraction: 'placing objects on a picture',
  sliderInteraction: 'a slider',
  drawingInteraction: 'drawing',
  mediaInteraction: 'playing media',
  uploadInteraction: 'uploading a file',
  customInteraction: 'a custom interaction',
  portableCustomInteraction: 'a portable custom interaction',
  choiceInteraction: 'a choice',
  inlineChoiceInteraction: 'an inline choice',
  hottextInteraction: 'choosing words of a text',
  endAttemptInteraction: 'a button that ends the attempt',
};
const chosen = new Set(['choiceInteraction', 'inlineChoiceInteraction', 'hottextInteraction']);
const BLANK = ' _____ ';

/** Reads an `assessmentItem` under QTI 2 names. Throws `UnfitQuestion` where it is no choice with a key. */
export function readQtiItem(item: XmlElement, around: ItemSurroundings = alone): FoundQuestion {
  const body = childNamed(item, 'itemBody');
  if (body === undefined) throw new UnfitQuestion('It has no item body.');
  if (childNamed(item, 'templateProcessing') !== undefined)
    throw new UnfitQuestion(
      'It makes its numbers anew for each person (template processing), so its text is not fixed.',
    );
  const interaction = theInteraction(body);
  const response = theResponse(item, interaction);
  const choices = choicesOf(interaction);
  const modal = feedbackByOption(item, choices);
  const passage = passageOf(item, body, around);
  const title = (item.attributes.title ?? '').trim();
  const isNameless = title === '' || title === item.attributes.identifier;
  return {
    title: isNameless ? '' : title,
    stem: stemOf(body, interaction, passage !== null),
    options: choices.map((choice) => ({
      identifier: (choice.attributes.identifier ?? '').trim(),
      text: toPlainText(choice.children, isFeedback),
      feedback: feedbackOf(choice, modal),
    })),
    score: scoreOf(item, response, interaction),
    scoringRules: scoringRulesOf(item, response),
    ...modal.rest,
    passage,
    points: pointsOf(item),
    hints: 0,
    rubrics: descendantsNamed(body, 'rubricBlock').length,
    tags: 0,
    author: withoutExhibitKind(around.author),
  } satisfies FoundQuestion;
}

function withoutExhibitKind(author: ItemSurroundings['author']): Partial<DraftItem> | null {
  if (author === null) return null;
  const { exhibitKind: _, ...draft } = author;
  return draft;
}

function theInteraction(body: XmlElement): XmlElement {
  const interactions = findAll(body, ({ name }) => name.endsWith('Interaction'));
  const [first] = interactions;
  if (first === undefined) throw new UnfitQuestion('It asks nothing: its body holds no interaction.');
  if (interactions.length > 1) {
    const names = [...new Set(interactions.map(({ name }) => wordsOf(name)))].join(', ');
    throw new UnfitQuestion(`It asks ${interactions.length} things at once (${names}); a question here asks one.`);
  }
  if (!chosen.has(first.name)) {
    throw new UnfitQuestion(`It asks for ${wordsOf(first.name)}; questions here are answered by choosing among texts.`);
  }
  return first;
}

function wordsOf(name: string): string {
  return interactionWords[name] ?? `"${name}", an unknown interaction`;
}

function theResponse(item: XmlElement, interaction: XmlElement): XmlElement {
  const identifier = interaction.attributes.responseIdentifier ?? '';
  const response = childrenNamed(item, 'responseDeclaration').find((one) => one.attributes.identifier === identifier);
  if (response === undefined)
    throw new UnfitQuestion(`Its interaction answers to ${identifier || 'nothing'}, which it does not declare.`);
  const baseType = response.attributes.baseType ?? '';
  if (baseType !== 'identifier')
    throw new UnfitQuestion(`Its answer is declared as ${baseType || 'nothing'}; a choice is an identifier.`);
  return response;
}

function choicesOf(interaction: XmlElement): readonly XmlElement[] {
  const name = { choiceInteraction: 'simpleChoice', inlineChoiceInteraction: 'inlineChoice' }[interaction.name];
  return name === undefined ? descendantsNamed(interaction, 'hottext') : childrenNamed(interaction, name);
}

const isFeedback = ({ name }: XmlElement): boolean => name === 'feedbackInline' || name === 'feedbackBlock';

/** Feedback that stands inside the choice, or modal feedback under the choice's identifier. */
function feedbackOf(choice: XmlElement, modal: ReturnType<typeof feedbackByOption>): PlainText | null {
  const inside = findAll(choice, (one) => isFeedback(one) && one.attributes.showHide !== 'hide');
  if (inside.length > 0) return toPlainText(inside);
  return modal.byOption.get(choice.attributes.identifier?.trim() ?? '') ?? null;
}

const rightWords = /^(correct|right|true|juist|goed)/i;

function feedbackByOption(item: XmlElement, choices: readonly XmlElement[]) {
  const identifiers = new Set(choices.map((choice) => choice.attributes.identifier?.trim()));
  const inChoices = new Set(choices.flatMap((choice) => findAll(choice, isFeedback)));
  const all = [
    ...childrenNamed(item, 'modalFeedback'),
    ...findAll(item, isFeedback).filter((one) => !inChoices.has(one)),
  ];
  const byOption = new Map<string, PlainText>();
  const feedbackForKey: PlainText[] = [];
  let feedbackLost = 0;
  for (const one of all) {
    const identifier = one.attributes.identifier?.trim() ?? '';
    const said = toPlainText(one.children);
    if (one.attributes.showHide === 'hide') feedbackLost += 1;
    else if (identifiers.has(identifier) && !byOption.has(identifier)) byOption.set(identifier, said);
    else if (rightWords.test(identifier) && said.text !== '') feedbackForKey.push(said);
    else feedbackLost += 1;
  }
  return { byOption, rest: { feedbackForKey, feedbackLost } };
}

function isPassage(element: XmlElement): boolean {
  return element.name === 'stimulus' || /\bstimulus/.test(element.attributes.class ?? '') || element.name === 'include';
}

/** The material a question refers to: `null` when it refers to none, an exhibit of `null` when it cannot be found. */
function passageOf(item: XmlElement, body: XmlElement, around: ItemSurroundings): FoundQuestion['passage'] {
  const [reference] = childrenNamed(item, 'assessmentStimulusRef');
  const [inside] = findAll(body, isPassage);
  if (reference === undefined && inside === undefined) return null;
  const passage = reference === undefined ? inside : around.findStimulus(reference.attributes.href ?? '');
  return {
    exhibit: passage === undefined ? null : (toExhibit(passage, around.author?.exhibitKind ?? 'record') ?? null),
  };
}

function stemOf(body: XmlElement, interaction: XmlElement, hasPassage: boolean): PlainText {
  const skip = (element: XmlElement): boolean | string => {
    if (isFeedback(element) || element.name === 'rubricBlock') return true;
    if (hasPassage && isPassage(element)) return true;
    if (element === interaction)
      return element.name === 'inlineChoiceInteraction' ? BLANK : element.name !== 'hottextInteraction';
    return false;
  };
  const prompt = childNamed(interaction, 'prompt');
  const parts = interaction.name === 'choiceInteraction' && prompt !== undefined ? [prompt] : [];
  return toPlainText([...body.children, ...parts], skip);
}

function scoreOf(item: XmlElement, response: XmlElement, interaction: XmlElement): ScoreRule {
  const identifier = response.attributes.identifier ?? '';
  const isMultiple = response.attributes.cardinality !== 'single' && interaction.attributes.maxChoices !== '1';
  const correct = descendantsNamed(childNamed(response, 'correctResponse') ?? response, 'value')
    .map((value) => textOf(value).trim())
    .filter((value) => value !== '');
  const isDeclared = childNamed(response, 'correctResponse') !== undefined && correct.length > 0;
  const mapping = childNamed(response, 'mapping');
  if (mapping !== undefined && (!isDeclared || isScoredByMapping(item, identifier))) {
    const entries = childrenNamed(mapping, 'mapEntry').map((entry): [string, number] => [
      entry.attributes.mapKey?.trim() ?? '',
      numberOf(entry.attributes.mappedValue),
    ]);
    const weights = new Map(entries);
    const otherwise = numberOf(mapping.attributes.defaultValue ?? '0');
    for (const choice of choicesOf(interaction)) {
      const name = choice.attributes.identifier?.trim() ?? '';
      if (!weights.has(name)) weights.set(name, otherwise);
    }
    return { kind: 'weights', isMultiple, weights };
  }
  if (!isDeclared) throw new UnfitQuestion('It declares no correct response.');
  return { kind: 'match', isMultiple, correct };
}

function isScoredByMapping(item: XmlElement, identifier: string): boolean {
  const processing = childNamed(item, 'responseProcessing');
  if (processing === undefined) return false;
  if (/map_response(\.xml)?$/.test(processing.attributes.template ?? '')) return true;
  return descendantsNamed(processing, 'mapResponse').some((one) => one.attributes.identifier === identifier);
}

function numberOf(text: string | undefined): number {
  const value = Number((text ?? '').trim());
  if (!Number.isFinite(value)) throw new UnfitQuestion(`It maps an answer to "${text}", which is not a number.`);
  return value;
}

/** The most points, where the file says it: MAXSCORE, or the normal maximum of SCORE. */
function pointsOf(item: XmlElement): number | null {
  const outcomes = childrenNamed(item, 'outcomeDeclaration');
  const most = outcomes.find(({ attributes }) => attributes.identifier === 'MAXSCORE');
  const [value] = most === undefined ? [] : descendantsNamed(most, 'value');
  const said = value === undefined ? '' : textOf(value).trim();
  const normal = outcomes.find(({ attributes }) => attributes.identifier === 'SCORE')?.attributes.normalMaximum;
  const points = Number(said === '' ? (normal ?? 'NaN') : said);
  return Number.isFinite(points) ? points : null;
}

/** The standard templates and their written-out forms say no more than key and mapping do. */
function scoringRulesOf(item: XmlElement, response: XmlElement): FoundQuestion['scoringRules'] {
  const processing = childNamed(item, 'responseProcessing');
  if (processing === undefined) return 'none';
  if (/(match_correct|map_response)(\.xml)?$/.test(processing.attributes.template ?? '')) return 'said-by-key';
  const { identifier } = response.attributes;
  const usesKey = ['correct', 'mapResponse'].some((name) =>
    descendantsNamed(processing, name).some((one) => one.attributes.identifier === identifier),
  );
  const isOrdered = descendantsNamed(processing, 'responseCondition').every((condition) =>
    /^responseIf( responseElseIf)*( responseElse)?$/.test(
      elementsOf(condition)
        .map(({ name }) => name)
        .join(' '),
    ),
  );
  return usesKey && isOrdered ? 'said-by-key' : 'lost';
}
