import type { ItemContent } from '@careway/contract';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './authoring.module.css';
import { groundChoices, signOffChoices } from './item-words.ts';

/** What the key rests on, which questions it must not meet, and how hard it is expected to be. */
export function GroundFields({
  content,
  onChange,
}: {
  readonly content: ItemContent;
  readonly onChange: (part: Partial<ItemContent>) => void;
}) {
  const [citations, setCitations] = useState(
    content.citations.map(({ source, fact }) => (fact === undefined ? source : `${source} | ${fact}`)).join('\n'),
  );
  const [enemies, setEnemies] = useState((content.enemies ?? []).join(', '));
  return (
    <fieldset className={classes.options}>
      <legend>Ground and difficulty</legend>
      <Textarea
        label="Citations"
        description="Where the key can be checked, one a line; after a bar the row of the fact sheet."
        rows={3}
        value={citations}
        onChange={(event) => {
          setCitations(event.currentTarget.value);
          onChange({ citations: readCitations(event.currentTarget.value) });
        }}
      />
      <div className={classes.pair}>
        <NativeSelect
          label="The key rests on"
          value={content.ground ?? ''}
          data={[...groundChoices]}
          onChange={(event) => onChange({ ground: (event.currentTarget.value || null) as ItemContent['ground'] })}
        />
        <NativeSelect
          label="It awaits the agreement of"
          value={content.signOff}
          data={[...signOffChoices]}
          onChange={(event) => onChange({ signOff: event.currentTarget.value as ItemContent['signOff'] })}
        />
      </div>
      <TextInput
        label="Never in one quiz with"
        description="Questions that give this one away or test the same fact, by their ids, such as AC-001, AC-002."
        value={enemies}
        onChange={(event) => {
          setEnemies(event.currentTarget.value);
          onChange({ enemies: readIds(event.currentTarget.value) });
        }}
      />
      <DifficultyFields difficulty={content.difficulty} onChange={(difficulty) => onChange({ difficulty })} />
    </fieldset>
  );
}

function readIds(text: string): string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((id) => id !== ''),
    ),
  ];
}

function DifficultyFields({
  difficulty,
  onChange,
}: {
  readonly difficulty: ItemContent['difficulty'];
  readonly onChange: (difficulty: ItemContent['difficulty']) => void;
}) {
  const whole = difficulty ?? { justQualifiedShare: 0.6, reason: '', confirmableBy: '' };
  return (
    <>
      <TextInput
        label="Share of just-qualified people expected to get it right, percent"
        type="number"
        min={1}
        max={99}
        value={difficulty === null ? '' : Math.round(difficulty.justQualifiedShare * 100)}
        onChange={(event) => {
          const percent = Number(event.currentTarget.value);
          onChange(percent >= 1 && percent <= 99 ? { ...whole, justQualifiedShare: percent / 100 } : null);
        }}
      />
      <TextInput
        label="Why that share"
        value={difficulty?.reason ?? ''}
        maxLength={1500}
        disabled={difficulty === null}
        onChange={(event) => onChange({ ...whole, reason: event.currentTarget.value })}
      />
      <TextInput
        label="Who could confirm it"
        value={difficulty?.confirmableBy ?? ''}
        maxLength={300}
        disabled={difficulty === null}
        onChange={(event) => onChange({ ...whole, confirmableBy: event.currentTarget.value })}
      />
    </>
  );
}

function readCitations(text: string): ItemContent['citations'] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .flatMap(([source = '', fact = '']) => (source === '' ? [] : [{ source, ...(fact === '' ? {} : { fact }) }]));
}
