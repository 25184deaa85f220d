import type { ItemChoices } from '@careway/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { choicesQuery, saveObjective } from './api.ts';

/** Adds an objective to the domain, or changes the words of the chosen one where it was added here. */
export function ObjectiveFields(props: {
  readonly domain: string;
  readonly chosen: ItemChoices['domains'][number]['objectives'][number] | undefined;
  readonly onAdded: (slug: string) => void;
}) {
  const { domain, chosen, onAdded } = props;
  const [words, setWords] = useState('');
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (slug: string | null) => saveObjective(domain, slug, words.trim()),
    onSuccess: async ({ slug }) => {
      await queryClient.invalidateQueries({ queryKey: choicesQuery.queryKey });
      setWords('');
      onAdded(slug);
    },
  });
  return (
    <details>
      <summary>Add or change an objective</summary>
      {save.isError ? <ErrorPanel error={save.error} what="The objective was not saved." /> : null}
      <TextInput
        label="What a learner can do"
        description="A short sentence that begins with a verb."
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        // Enter would save the whole draft, whose form this stands in.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <Button
        variant="default"
        disabled={words.trim() === ''}
        loading={save.isPending}
        onClick={() => save.mutate(null)}
      >
        Add to this domain
      </Button>{' '}
      {chosen?.isOwn === true ? (
        <Button
          variant="default"
          disabled={words.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate(chosen.slug)}
        >
          Use these words for the chosen objective
        </Button>
      ) : null}
    </details>
  );
}
