import type { ReviewResult } from '@careway/contract';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import classes from './review.module.css';

/** What a sitting of practice brought; nothing before one. */
export function Ended({ results }: { readonly results: readonly ReviewResult[] }) {
  if (results.length === 0) return null;
  const right = results.filter((result) => result.outcome === 'right').length;
  return (
    <div className={classes.ended}>
      <Notice tone="done" title="Session ended, every answer is kept">
        <p>
          {right} of {countOf(results.length, 'answer')} had full points. What was not right comes again soon.
        </p>
      </Notice>
    </div>
  );
}
