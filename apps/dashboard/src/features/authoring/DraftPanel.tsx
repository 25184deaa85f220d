import type { ItemDetail } from '@careway/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { discardDraft, itemQuery, submitDraft } from './api.ts';
import classes from './authoring.module.css';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemPreview } from './ItemPreview.tsx';
import { ReviewForm } from './ReviewForm.tsx';

/** A draft as it stands: what it lacks, sending it to review, and the review by a second person. */
export function DraftPanel({
  id,
  draft,
  hasVersion,
  onEdit,
}: {
  readonly id: string;
  readonly draft: NonNullable<ItemDetail['draft']>;
  readonly hasVersion: boolean;
  readonly onEdit: () => void;
}) {
  return (
    <Section title={draft.status === 'review' ? 'In review' : 'Draft'}>
      <p className="small muted">
        Edition {draft.edition}, saved {formatMoment(draft.updatedAt)} by {draft.editors.join(' and ')}
        {draft.source === null ? '' : `, imported from ${draft.source}`}.
      </p>
      <ItemPreview content={draft.content} />
      <ItemFacts content={draft.content} />
      {draft.faults.length === 0 ? null : <Faults faults={draft.faults} />}
      <DraftActions id={id} draft={draft} hasVersion={hasVersion} onEdit={onEdit} />
      {draft.status === 'draft' ? null : draft.mayReview ? (
        <ReviewForm id={id} edition={draft.edition} />
      ) : (
        <p role="note">{draft.reviewRefusal}</p>
      )}
    </Section>
  );
}

function Faults({ faults }: { readonly faults: NonNullable<ItemDetail['draft']>['faults'] }) {
  return (
    <Notice tone="attention" title={`Before a review it needs ${countOf(faults.length, 'thing')}`}>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            {field} {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function DraftActions({
  id,
  draft,
  hasVersion,
  onEdit,
}: {
  readonly id: string;
  readonly draft: NonNullable<ItemDetail['draft']>;
  readonly hasVersion: boolean;
  readonly onEdit: () => void;
}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const submit = useMutation({
    mutationFn: () => submitDraft(id, draft.edition),
    onSuccess: (saved) => queryClient.setQueryData(itemQuery(id).queryKey, saved),
  });
  const discard = useMutation({
    mutationFn: () => discardDraft(id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['items', 'list'] });
      if (hasVersion) await queryClient.invalidateQueries({ queryKey: ['items', 'one', id] });
      else await navigate({ to: '/author/items' });
    },
  });
  return (
    <>
      {submit.isError ? (
        <ErrorPanel error={submit.error} what="It did not go to review." safe="The draft is kept." />
      ) : null}
      {discard.isError ? <ErrorPanel error={discard.error} what="The draft was not thrown away." /> : null}
      <div className={classes.bar}>
        {draft.status === 'draft' && draft.faults.length === 0 ? (
          <Button loading={submit.isPending} onClick={() => submit.mutate()}>
            Send to review
          </Button>
        ) : null}
        <Button variant="default" onClick={onEdit}>
          Edit the draft
        </Button>
        <details>
          <summary>Throw it away</summary>
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
            Throw the draft of {id} away
          </Button>
        </details>
      </div>
    </>
  );
}
