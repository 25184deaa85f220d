import type { Item, ItemOption } from '../item.ts';
import { XML_HEAD, xmlLine, xmlText } from './xml-text.ts';

const ASI_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

/**
 * An item as a QTI 3.0 document: a choice interaction, a rationale as inline feedback in each option, `single` and
 * `multiple` scored by matching the key, `judgement` by a mapping of credits. `passage` is the address of its stimulus.
 */
export function writeQti3Item(item: Item, passage: string | null): string {
  const isMultiple = item.kind === 'multiple';
  const cardinality = isMultiple ? 'multiple' : 'single';
  const most = Math.max(...item.options.map(({ credit }) => credit));
  const best = item.options.filter(({ credit }) => credit === most);
  return [
    XML_HEAD,
    `<qti-assessment-item xmlns="${ASI_NAMESPACE}" identifier="${xmlText(item.id)}" title="${xmlText(item.id)}" adaptive="false" time-dependent="false" xml:lang="en-US">`,
    `  <qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="identifier">`,
    '    <qti-correct-response>',
    ...best.map(({ id }) => `      <qti-value>${xmlText(id)}</qti-value>`),
    '    </qti-correct-response>',
    ...(item.kind === 'judgement' ? mapping(item.options) : []),
    '  </qti-response-declaration>',
    `  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="${most}">`,
    '    <qti-default-value><qti-value>0</qti-value></qti-default-value>',
    '  </qti-outcome-declaration>',
    `  <qti-outcome-declaration identifier="FEEDBACK" cardinality="${cardinality}" base-type="identifier"/>`,
    ...(passage === null || item.exhibit === undefined
      ? []
      : [`  <qti-assessment-stimulus-ref identifier="${xmlText(item.exhibit.id)}" href="${xmlText(passage)}"/>`]),
    '  <qti-item-body>',
    ...item.stem.split('\n').map((line) => `    ${xmlLine(line)}`),
    `    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${isMultiple ? 0 : 1}">`,
    ...item.options.map(writeOption),
    '    </qti-choice-interaction>',
    '  </qti-item-body>',
    ...responseProcessing(item),
    '</qti-assessment-item>',
    '',
  ].join('\n');
}

function mapping(options: readonly ItemOption[]): readonly string[] {
  return [
    '    <qti-mapping default-value="0">',
    ...options.map(({ id, credit }) => `      <qti-map-entry map-key="${xmlText(id)}" mapped-value="${credit}"/>`),
    '    </qti-mapping>',
  ];
}

function writeOption({ id, text, rationale }: ItemOption): string {
  const said = inlineText(rationale);
  const feedback =
    rationale === ''
      ? ''
      : `<qti-feedback-inline outcome-identifier="FEEDBACK" show-hide="show" identifier="${xmlText(id)}">${said}</qti-feedback-inline>`;
  return `      <qti-simple-choice identifier="${xmlText(id)}">${inlineText(text)}${feedback}</qti-simple-choice>`;
}

function inlineText(text: string): string {
  return text.split('\n').map(xmlText).join('<br/>');
}

function responseProcessing(item: Item): readonly string[] {
  const score =
    item.kind === 'judgement'
      ? [
          '    <qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="RESPONSE"/></qti-set-outcome-value>',
        ]
      : [
          '    <qti-response-condition>',
          '      <qti-response-if>',
          '        <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>',
          '        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>',
          '      </qti-response-if>',
          '    </qti-response-condition>',
        ];
  return [
    '  <qti-response-processing>',
    ...score,
    '    <qti-set-outcome-value identifier="FEEDBACK"><qti-variable identifier="RESPONSE"/></qti-set-outcome-value>',
    '  </qti-response-processing>',
  ];
}
