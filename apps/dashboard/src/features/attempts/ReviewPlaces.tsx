import type { Attempt } from '@careway/contract';
import { Button } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import exam from './exam.module.css';

type Places = NonNullable<Attempt['places']>;

/** What is answered, open and flagged, a way to each question, and the end after a confirmation. */
export function ReviewPlaces(props: {
  readonly places: Places;
  readonly isFinishing: boolean;
  readonly onOpen: (position: number) => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}) {
  const { places, onOpen } = props;
  const [isAsking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    document.title = 'A last look · Careway';
  }, []);
  const open = places.filter(({ isAnswered }) => !isAnswered);
  const flagged = places.filter(({ isFlagged }) => isFlagged);
  const answered = places.length - open.length;
  return (
    <section className={exam.review} aria-labelledby="last-look">
      <h2 id="last-look" ref={heading} tabIndex={-1}>
        {answered} of {places.length} answered, {open.length} without an answer, {flagged.length} flagged
      </h2>
      <Group title="Without an answer" places={open} onOpen={onOpen} />
      <Group title="Flagged" places={flagged} onOpen={onOpen} />
      <details>
        <summary>All {places.length} questions</summary>
        <Group title="All questions" places={places} onOpen={onOpen} />
      </details>
      <div className={exam.finish}>
        {isAsking ? (
          <Notice tone="attention" title="Finish the exam?">
            <p>
              {open.length === 0
                ? 'Every question has an answer.'
                : `${countOf(open.length, 'question')} without an answer will earn no points.`}{' '}
              You cannot change anything afterward.
            </p>
            <div className={exam.actions}>
              <Button loading={props.isFinishing} onClick={props.onFinish}>
                Finish with {answered} answered
              </Button>
              <Button variant="default" onClick={() => setAsking(false)}>
                Not yet
              </Button>
            </div>
          </Notice>
        ) : (
          <div className={exam.actions}>
            <Button onClick={() => setAsking(true)} disabled={answered === 0}>
              Finish exam
            </Button>
            <Button variant="default" onClick={props.onBack}>
              Back to the questions
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Group(props: {
  readonly title: string;
  readonly places: Places;
  readonly onOpen: (position: number) => void;
}) {
  if (props.places.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul className={`plain-list ${exam.places}`}>
        {props.places.map(({ position, isAnswered, isFlagged }) => (
          <li key={position}>
            <button
              type="button"
              data-answered={isAnswered}
              aria-label={`Question ${position}, ${isAnswered ? 'answered' : 'no answer'}${isFlagged ? ', flagged' : ''}`}
              onClick={() => props.onOpen(position)}
            >
              {position}
              {isFlagged ? <IconFlagFilled size={14} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
