import type { ItemContent } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Fact, Facts } from '../../components/Facts.tsx';
import { formatShare } from '../../components/numbers.ts';
import { choicesQuery } from './api.ts';
import { groundChoices, levelChoices, signOffChoices } from './item-words.ts';

/** What its authors know of a question beyond its words. */
export function ItemFacts({ content }: { readonly content: ItemContent }) {
  const choices = useQuery(choicesQuery);
  const domain = choices.data?.domains.find((one) => one.domain === content.domain);
  const objective = domain?.objectives.find(({ slug }) => slug === content.objective);
  const { difficulty, enemies = [] } = content;
  return (
    <Facts>
      <Fact label="Domain">{domain?.label ?? content.domain ?? 'Not chosen yet'}</Fact>
      <Fact label="Objective">{objective?.statement ?? content.objective ?? 'Not chosen yet'}</Fact>
      <Fact label="Level of thinking">{labelOf(levelChoices, content.cognitiveLevel)}</Fact>
      <Fact label="The key rests on">
        {labelOf(groundChoices, content.ground)}
        {content.citations.map(({ source, fact }) => (
          <span key={source}>
            <br />
            {source}
            {fact === undefined ? '' : ` (fact ${fact})`}
          </span>
        ))}
      </Fact>
      <Fact label="It awaits the agreement of">{labelOf(signOffChoices, content.signOff)}</Fact>
      <Fact label="Expected share">
        {difficulty === null
          ? 'Not judged yet'
          : `${formatShare(difficulty.justQualifiedShare)}: ${difficulty.reason} Could be confirmed by: ${difficulty.confirmableBy}.`}
      </Fact>
      {enemies.length === 0 ? null : <Fact label="Never in one quiz with">{enemies.join(', ')}</Fact>}
    </Facts>
  );
}

function labelOf(choices: readonly { readonly value: string; readonly label: string }[], value: string | null): string {
  return choices.find((choice) => choice.value === (value ?? ''))?.label ?? 'Not chosen yet';
}
