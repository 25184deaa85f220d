import type { ItemContent } from '@careway/contract';
import { Material } from '../../components/Material.tsx';
import classes from './authoring.module.css';

/** A question as its authors read it: as a learner sees it, with the key and the rationales. */
export function ItemPreview({ content }: { readonly content: ItemContent }) {
  const { exhibit, options, kind } = content;
  const most = Math.max(1, ...options.map(({ credit }) => credit));
  return (
    <div className={classes.preview}>
      {exhibit === undefined ? null : <Material title={exhibit.title} lines={exhibit.lines} table={exhibit.table} />}
      <p className={classes.previewStem}>{content.stem === '' ? 'The question is not written yet.' : content.stem}</p>
      <p className="muted">{kind === 'multiple' ? 'Choose all that apply.' : 'Choose one.'}</p>
      <ol className={classes.choices}>
        {options.map((option) => (
          <li key={option.id} data-key={option.credit === most}>
            {option.text === '' ? <span className="muted">Option {option.id} is empty.</span> : option.text}
            {option.credit === 0 ? null : (
              <span className={classes.keyMark}>
                {' '}
                · {kind === 'judgement' ? `${option.credit} of ${most} points` : 'key'}
              </span>
            )}
            <p className={classes.rationale}>{option.rationale === '' ? 'No rationale yet.' : option.rationale}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
