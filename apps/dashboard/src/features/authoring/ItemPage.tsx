import type { ItemDetail } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatMoment } from '../../components/dates.ts';
import { LoadingPanel } from '../../components/LoadingPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { itemQuery } from './api.ts';
import { Differences } from './Differences.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { EditPanel } from './EditPanel.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemPreview } from './ItemPreview.tsx';
import { MoveForm } from './MoveForm.tsx';
import { ReviewLog } from './ReviewLog.tsx';
import { StatisticsPanel } from './StatisticsPanel.tsx';
import { SuspensionEntry } from './SuspensionEntry.tsx';
import { VersionLog } from './VersionLog.tsx';

const CalibrationPanel = lazy(() =>
  import('./CalibrationPanel.tsx').then((module) => ({ default: module.CalibrationPanel })),
);
const problemsPage: string = '/author/problems';

/** Is this question sound? */
export function ItemPage() {
  const { id } = useParams({ from: '/author/items/$id' });
  return (
    <AuthorPage title={`Is question ${id} sound?`}>
      <OpenItem key={id} id={id} />
    </AuthorPage>
  );
}

function OpenItem({ id }: { readonly id: string }) {
  const item = useQuery(itemQuery(id));
  return (
    <AsyncPanel query={item} what="this question" lines={10}>
      {(detail) => (
        <>
          <Answer note={<Note detail={detail} />}>{standing(detail)}</Answer>
          <Suspension detail={detail} />
          <Content detail={detail} />
          {detail.published === null ? null : (
            <>
              <MoveForm id={id} published={detail.published} />
              <StatisticsPanel id={id} />
              <Suspense fallback={<LoadingPanel what="how it is measured" lines={8} />}>
                <CalibrationPanel id={id} />
              </Suspense>
            </>
          )}
          <FileDifference detail={detail} />
          <ReviewLog id={id} before={(detail.draft ?? detail.published)?.content.reviews ?? []} />
          <VersionLog id={id} />
        </>
      )}
    </AsyncPanel>
  );
}

function standing({ published, draft }: ItemDetail): string {
  if (published === null) return draft?.status === 'review' ? 'It waits for a second person.' : 'It is being written.';
  const change =
    draft === null
      ? ''
      : draft.status === 'review'
        ? '; a change waits for a second person'
        : '; a change is being written';
  return `${published.statusLabel}, version ${published.revision}${change}.`;
}

function Note({ detail }: { readonly detail: ItemDetail }) {
  const { published, draft, openProblems } = detail;
  return (
    <>
      {published === null
        ? `Begun here${draft?.source ? `, imported from ${draft.source}` : ''}.`
        : published.origin === 'file'
          ? `It follows its file of the bank; loaded ${formatMoment(published.publishedAt)}. Once you change it here, it is the product’s.`
          : `It is the product’s; published ${formatMoment(published.publishedAt)}.`}{' '}
      {openProblems === 0 ? null : <Link to={problemsPage}>{countOf(openProblems, 'open report')} by learners</Link>}
    </>
  );
}

function Suspension({ detail: { suspension } }: { readonly detail: ItemDetail }) {
  if (suspension === null) return null;
  return (
    <Section title="Taken out of use until it is judged">
      <Notice tone="attention">
        <SuspensionEntry suspension={suspension} />
      </Notice>
    </Section>
  );
}

function Content({ detail }: { readonly detail: ItemDetail }) {
  const [isEditing, setEditing] = useState(detail.published === null && detail.draft?.status === 'draft');
  const { published, draft } = detail;
  if (isEditing) return <EditPanel detail={detail} onDone={() => setEditing(false)} />;
  return (
    <>
      {draft === null ? null : (
        <DraftPanel id={detail.id} draft={draft} hasVersion={published !== null} onEdit={() => setEditing(true)} />
      )}
      {published === null ? null : (
        <Section title={`The version in use, ${published.revision}`}>
          <ItemPreview content={published.content} />
          <ItemFacts content={published.content} />
          {draft === null ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              Change this question
            </Button>
          ) : null}
        </Section>
      )}
    </>
  );
}

function FileDifference({ detail: { fileDifference } }: { readonly detail: ItemDetail }) {
  if (fileDifference === null) return null;
  return (
    <Section title="What its file says otherwise">
      <Notice tone="attention">
        <p>
          The bank’s file was loaded {formatMoment(fileDifference.noticedAt)} and says something else. This question is
          the product’s, so nothing was changed.
        </p>
      </Notice>
      <Differences differences={fileDifference.differences} before="Here" after="In the file" />
    </Section>
  );
}
