import type { ItemContent, ItemDetail } from '@careway/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { choicesQuery, itemQuery, saveDraft } from './api.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { emptyContent } from './item-words.ts';

/** Writing a draft; a published question stays in use until a second person approves the change. */
export function EditPanel({ detail, onDone }: { readonly detail: ItemDetail; readonly onDone: () => void }) {
  const { id, draft, published } = detail;
  const choices = useQuery(choicesQuery);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (content: ItemContent) => saveDraft(id, content, draft?.edition ?? 0),
    onSuccess: (saved) => {
      queryClient.setQueryData(itemQuery(id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['items', 'list'] });
      onDone();
    },
  });
  return (
    <Section title={published === null ? 'Write the question' : 'Change the question'}>
      {save.isError ? (
        <ErrorPanel error={save.error} what="The draft was not saved." safe="What you wrote is still on this page." />
      ) : null}
      <AsyncPanel query={choices} what="domains and objectives" lines={6}>
        {(known) => (
          <ItemEditor
            initial={draft?.content ?? published?.content ?? emptyContent}
            choices={known}
            isSaving={save.isPending}
            onSave={(content) => save.mutate(content)}
            onCancel={onDone}
          />
        )}
      </AsyncPanel>
    </Section>
  );
}
