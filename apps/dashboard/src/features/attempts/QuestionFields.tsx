import type { OpenQuestion } from '@careway/contract';
import type { RefObject } from 'react';
import { Material } from '../../components/Material.tsx';
import classes from './attempt.module.css';

/** The choice after an option was pressed: that one alone, or one more or one less where several may be chosen. */
export function toggled({ kind }: OpenQuestion, chosen: readonly string[], id: string): readonly string[] {
  if (kind === 'choose-one') return [id];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

/** A question with its material and its options as radio buttons or checkboxes; the stem is the legend. */
export function QuestionFields(props: {
  readonly question: OpenQuestion;
  readonly chosen: readonly string[];
  readonly isLocked: boolean;
  readonly hasKeys: boolean;
  /** Takes the focus when the question is new. */
  readonly stem: RefObject<HTMLSpanElement | null>;
  readonly onToggle: (id: string) => void;
}) {
  const { question, chosen, isLocked, hasKeys, stem, onToggle } = props;
  return (
    <>
      {question.exhibit === null ? null : <Material {...question.exhibit} />}
      <fieldset className={classes.question} disabled={isLocked}>
        <legend className={classes.stem}>
          <span ref={stem} tabIndex={-1}>
            {question.stem}
          </span>
        </legend>
        <p className="muted">{question.instruction}</p>
        {question.options.map((option, index) => (
          <label key={option.id} className={classes.option} data-chosen={chosen.includes(option.id)}>
            <input
              type={question.kind === 'choose-all' ? 'checkbox' : 'radio'}
              name={`question ${question.position}`}
              value={option.id}
              checked={chosen.includes(option.id)}
              onChange={() => onToggle(option.id)}
            />
            <span>{option.text}</span>
            {hasKeys ? (
              <kbd className={classes.key} aria-hidden>
                {index + 1}
              </kbd>
            ) : null}
          </label>
        ))}
      </fieldset>
    </>
  );
}
