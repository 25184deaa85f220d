import type { ItemChoices, ItemContent } from '@careway/contract';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Section } from '../../components/Section.tsx';
import classes from './authoring.module.css';
import { ExhibitFields } from './ExhibitFields.tsx';
import { GroundFields } from './GroundFields.tsx';
import { ItemPreview } from './ItemPreview.tsx';
import { kindChoices, levelChoices } from './item-words.ts';
import { ObjectiveFields } from './ObjectiveFields.tsx';
import { OptionFields } from './OptionFields.tsx';

/** Everything an author writes about a question, with the question as it will look below. */
export function ItemEditor(props: {
  readonly initial: ItemContent;
  readonly choices: ItemChoices;
  readonly isSaving: boolean;
  readonly onSave: (content: ItemContent) => void;
  readonly onCancel: (() => void) | null;
}) {
  const { initial, choices, onCancel } = props;
  const [content, setContent] = useState(initial);
  const change = (part: Partial<ItemContent>) => setContent((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(content);
  };
  return (
    <>
      <form className={classes.fields} onSubmit={submit}>
        <PlaceFields content={content} choices={choices} onChange={change} />
        <ExhibitFields
          exhibit={content.exhibit}
          onChange={(exhibit) => setContent((before) => withExhibit(before, exhibit))}
        />
        <Textarea
          label="Question"
          rows={4}
          maxLength={4000}
          value={content.stem}
          onChange={(event) => change({ stem: event.currentTarget.value })}
        />
        <OptionFields kind={content.kind} options={content.options} onChange={(options) => change({ options })} />
        <GroundFields content={content} onChange={change} />
        <div className={classes.bar}>
          <Button type="submit" loading={props.isSaving}>
            Save draft
          </Button>
          {onCancel === null ? null : (
            <Button variant="default" onClick={onCancel}>
              Leave it as it was
            </Button>
          )}
          <p className="small muted" role="status">
            {content === initial ? '' : 'Not saved yet.'}
          </p>
        </div>
      </form>
      <Section title="How it will look">
        <ItemPreview content={content} />
      </Section>
    </>
  );
}

function PlaceFields({
  content,
  choices,
  onChange,
}: {
  readonly content: ItemContent;
  readonly choices: ItemChoices;
  readonly onChange: (part: Partial<ItemContent>) => void;
}) {
  const objectives = choices.domains.find(({ domain }) => domain === content.domain)?.objectives ?? [];
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label="Domain"
          value={content.domain ?? ''}
          data={[
            { value: '', label: 'Not chosen yet' },
            ...choices.domains.map(({ domain, label }) => ({ value: domain, label })),
          ]}
          onChange={(event) => onChange({ domain: event.currentTarget.value || null, objective: null })}
        />
        <NativeSelect
          label="Objective"
          value={content.objective ?? ''}
          data={[
            { value: '', label: content.domain === null ? 'Choose a domain first' : 'Not chosen yet' },
            ...objectives.map(({ slug, statement }) => ({ value: slug, label: statement })),
          ]}
          onChange={(event) => onChange({ objective: event.currentTarget.value || null })}
        />
        <NativeSelect
          label="Kind"
          value={content.kind}
          data={[...kindChoices]}
          onChange={(event) => onChange(asKind(content, event.currentTarget.value as ItemContent['kind']))}
        />
        <NativeSelect
          label="Level of thinking"
          value={content.cognitiveLevel ?? ''}
          data={[...levelChoices]}
          onChange={(event) =>
            onChange({ cognitiveLevel: (event.currentTarget.value || null) as ItemContent['cognitiveLevel'] })
          }
        />
      </div>
      {content.domain === null ? null : (
        <ObjectiveFields
          domain={content.domain}
          chosen={objectives.find(({ slug }) => slug === content.objective)}
          onAdded={(objective) => onChange({ objective })}
        />
      )}
    </>
  );
}

function withExhibit(content: ItemContent, exhibit: ItemContent['exhibit']): ItemContent {
  const { exhibit: _, ...rest } = content;
  return exhibit === undefined ? rest : { ...rest, exhibit };
}

/** Another kind takes other credits: one key, several, or graded ones; the first credited option keeps the most. */
function asKind(content: ItemContent, kind: ItemContent['kind']): Partial<ItemContent> {
  const best = content.options.find(({ credit }) => credit === Math.max(...content.options.map((one) => one.credit)));
  const options = content.options.map((option) => {
    if (kind === 'judgement') return { ...option, credit: option === best ? 2 : Math.min(option.credit, 1) };
    if (kind === 'multiple') return { ...option, credit: Math.min(option.credit, 1) };
    return { ...option, credit: option === best ? 1 : 0 };
  });
  return { kind, options };
}
