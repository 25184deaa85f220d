import type { ItemContent } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay, formatMoment } from '../../components/dates.ts';
import { Section } from '../../components/Section.tsx';
import { reviewsQuery } from './api.ts';
import classes from './authoring.module.css';

/** Who questioned what, and what came of it; reviews of the bank's files have no names. */
export function ReviewLog({ id, before }: { readonly id: string; readonly before: ItemContent['reviews'] }) {
  const reviews = useQuery(reviewsQuery(id));
  return (
    <Section title="Reviews">
      <AsyncPanel query={reviews} what="the reviews" lines={3}>
        {({ items }) => {
          const here = new Set(items.map(({ challenged }) => challenged));
          const earlier = before.filter(({ challenged }) => !here.has(challenged));
          if (items.length + earlier.length === 0) return <p>Nobody has reviewed it yet.</p>;
          return (
            <ul className={classes.log}>
              {items.map((review) => (
                <li key={review.id}>
                  <strong>
                    {review.reviewer}{' '}
                    {review.decision === 'approve' ? `approved it as version ${review.revision}` : 'sent it back'}
                  </strong>
                  , {formatMoment(review.at)}, edition {review.edition}
                  <p>Questioned: {review.challenged}</p>
                  <p>Came of it: {review.changed}</p>
                </li>
              ))}
              {earlier.map((review) => (
                <li key={`${review.on} ${review.challenged}`}>
                  <strong>Reviewed with the bank’s file</strong>, {formatDay(review.on)}
                  <p>Questioned: {review.challenged}</p>
                  <p>Came of it: {review.changed}</p>
                </li>
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
    </Section>
  );
}
