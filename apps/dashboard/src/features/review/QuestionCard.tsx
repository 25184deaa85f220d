import type { PracticeQuestion } from '@careway/contract';
import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Material } from '../../components/Material.tsx';
import classes from './review.module.css';
import { usePracticeKeys } from './use-practice-keys.ts';

/** One question to practice, with the reason it is here. `isBusy` while its answer is on the way. */
export function QuestionCard(props: {
  readonly question: PracticeQuestion;
  readonly isBusy: boolean;
  readonly onAnswer: (optionIds: readonly string[]) => void;
}) {
  const { question, isBusy, onAnswer } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const stem = useRef<HTMLSpanElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isMany = question.kind === 'choose-all';
  useEffect(() => stem.current?.focus(), []);

  const toggle = (id: string) => {
    setAsking(false);
    if (!isMany) return setChosen([id]);
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (chosen.length === 0) return setAsking(true);
    onAnswer(chosen);
  };
  const keys = useMemo(
    () => ({
      choose: (index: number) => form.current?.querySelectorAll<HTMLInputElement>('input')[index]?.click(),
      next: () => form.current?.requestSubmit(),
    }),
    [],
  );
  usePracticeKeys(keys);

  return (
    <form ref={form} onSubmit={submit} className={classes.card}>
      <p className="small muted">
        {question.domainLabel} · {question.reason.label}
      </p>
      {question.exhibit === null ? null : <Material {...question.exhibit} />}
      <fieldset className={classes.question} disabled={isBusy}>
        <legend className={classes.stem}>
          <span ref={stem} tabIndex={-1}>
            {question.stem}
          </span>
        </legend>
        <p className="muted">{question.instruction}</p>
        {question.options.map((option, index) => (
          <label key={option.id} className={classes.option} data-chosen={chosen.includes(option.id)}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={question.itemId}
              value={option.id}
              checked={chosen.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
            <span>{option.text}</span>
            <kbd className={classes.key} aria-hidden>
              {index + 1}
            </kbd>
          </label>
        ))}
      </fieldset>
      <div className={classes.actions}>
        <Button type="submit" aria-disabled={isBusy}>
          Check my answer
        </Button>
        <p role="status" className={classes.ask}>
          {isAsking ? (isMany ? 'Choose at least one answer first.' : 'Choose an answer first.') : ''}
        </p>
      </div>
    </form>
  );
}
