import type { OpenQuestion } from '@careway/contract';
import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import classes from './attempt.module.css';
import { KeyList } from './KeyList.tsx';
import { QuestionFields, toggled } from './QuestionFields.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';

/** One question with its options. `kept` holds a choice that is on its way to the service; the form waits for it. */
export function QuestionForm(props: {
  readonly question: OpenQuestion;
  readonly kept: readonly string[] | null;
  readonly isReadOnly: boolean;
  readonly onAnswer: (optionIds: readonly string[]) => void;
}) {
  const { question, kept, onAnswer } = props;
  const [chosen, setChosen] = useState<readonly string[]>(kept ?? []);
  const [isAsking, setAsking] = useState(false);
  const [keysOn, setKeysOn] = useLocalStorage({
    key: 'careway.quiz-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [isKeyListOpen, setKeyListOpen] = useState(false);
  const stem = useRef<HTMLSpanElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isLocked = props.isReadOnly || kept !== null;
  const isMany = question.kind === 'choose-all';

  useEffect(() => stem.current?.focus(), []);

  const toggle = (id: string) => {
    setAsking(false);
    setChosen((before) => toggled(question, before, id));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isLocked) return;
    if (chosen.length === 0) return setAsking(true);
    onAnswer(question.options.map((option) => option.id).filter((id) => chosen.includes(id)));
  };
  const keys = useMemo(
    () => ({
      choose: (index: number) => form.current?.querySelectorAll<HTMLInputElement>('input')[index]?.click(),
      next: () => form.current?.requestSubmit(),
      help: () => setKeyListOpen((isOpen) => !isOpen),
    }),
    [],
  );
  useAnswerKeys(keysOn && !isLocked, keys);

  return (
    <form ref={form} onSubmit={submit} className={classes.form}>
      <QuestionFields
        question={question}
        chosen={chosen}
        isLocked={isLocked}
        hasKeys={keysOn}
        stem={stem}
        onToggle={toggle}
      />
      <div className={classes.actions}>
        <Button type="submit" disabled={props.isReadOnly} aria-disabled={isLocked}>
          {question.position === question.of ? 'Save and see your report' : 'Next question'}
        </Button>
        <p role="status" className={classes.ask}>
          {isAsking ? (isMany ? 'Choose at least one answer first.' : 'Choose an answer first.') : ''}
        </p>
      </div>
      <KeyList isOpen={isKeyListOpen} onToggle={setKeyListOpen} isOn={keysOn} onSwitch={setKeysOn} />
    </form>
  );
}
