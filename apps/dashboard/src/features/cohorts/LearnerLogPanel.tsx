import type { LearnerLog, LogEntry } from '@careway/contract';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { formatDay, formatMoment } from '../../components/dates.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import classes from './cohorts.module.css';
import { NudgeForm } from './NudgeForm.tsx';
import { addNote, type CohortPlace, learnerLogQuery, removeNote } from './teaching-api.ts';

/** What has happened with a learner in time, why they need somebody, and what can be done: nudge, note. */
export function LearnerLogPanel({
  place,
  learnerId,
  name,
}: {
  readonly place: CohortPlace;
  readonly learnerId: string;
  readonly name: string;
}) {
  const log = useQuery(learnerLogQuery(place, learnerId));
  return (
    <AsyncPanel query={log} what="what has happened" lines={6}>
      {(answer) => (
        <>
          {answer.reasons.length === 0 ? null : (
            <div className={classes.reasons}>
              <Notice tone="attention" title={`Why ${name} is on this week's list`}>
                <ul>
                  {answer.reasons.map((reason) => (
                    <li key={reason.rule}>
                      {reason.sentence} Since {formatDay(reason.since)}.
                    </li>
                  ))}
                </ul>
              </Notice>
            </div>
          )}
          <Section title="What has happened">
            <TimeLine place={place} learnerId={learnerId} log={answer} />
          </Section>
          <Section title="Nudge">
            <NudgeForm place={place} learnerId={learnerId} name={name} draft={answer.draft} canMail={answer.canMail} />
          </Section>
          <Section title="Add a note">
            <NoteForm place={place} learnerId={learnerId} />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

function TimeLine({
  place,
  learnerId,
  log,
}: {
  readonly place: CohortPlace;
  readonly learnerId: string;
  readonly log: LearnerLog;
}) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: (noteId: string) => removeNote(place, learnerId, noteId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: learnerLogQuery(place, learnerId).queryKey }),
  });
  return (
    <>
      {remove.isError ? <ErrorPanel error={remove.error} what="The note was not removed." /> : null}
      <ol className={classes.timeline}>
        {log.items.map((entry) => (
          <li key={`${entry.kind} ${entry.at} ${'id' in entry ? entry.id : ''}`}>
            <p className="small muted">
              <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
            </p>
            <EntryWords entry={entry} />
            {entry.kind === 'note' && entry.isMine ? (
              <Button
                variant="default"
                loading={remove.isPending}
                onClick={() => remove.mutate(entry.id)}
                aria-label={`Remove the note of ${formatMoment(entry.at)}`}
              >
                Remove note
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function EntryWords({ entry }: { readonly entry: LogEntry }) {
  switch (entry.kind) {
    case 'invited':
      return <p>Invited</p>;
    case 'joined':
      return <p>Joined</p>;
    case 'started':
      return (
        <p>
          Started {entry.quizTitle}: {entry.words}
        </p>
      );
    case 'finished':
      return (
        <p>
          Finished {entry.quizTitle}: {entry.words}
        </p>
      );
    case 'note':
      return (
        <>
          <p>Note of {entry.by ?? 'a former member'}</p>
          <p className={classes.said}>{entry.text}</p>
        </>
      );
    case 'nudge':
      return (
        <>
          <p>
            Nudge of {entry.by ?? 'a former member'}, {entry.channel === 'mail' ? 'sent by mail' : 'copied'}:{' '}
            {entry.subject}
          </p>
          <p className={classes.said}>{entry.text}</p>
          <p>{entry.change ?? `What changed is told from ${formatDay(entry.changeOn)}.`}</p>
        </>
      );
  }
}

function NoteForm({ place, learnerId }: { readonly place: CohortPlace; readonly learnerId: string }) {
  const [text, setText] = useState('');
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: () => addNote(place, learnerId, text),
    onSuccess: () => {
      setText('');
      return queryClient.invalidateQueries({ queryKey: learnerLogQuery(place, learnerId).queryKey });
    },
  });
  return (
    <div className={classes.nudge}>
      <Textarea
        label="Note"
        description="Educators of your organization read it; the learner does not."
        value={text}
        rows={3}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {add.isError ? <ErrorPanel error={add.error} what="The note was not kept." /> : null}
      <div>
        <Button variant="default" disabled={text.trim() === ''} loading={add.isPending} onClick={() => add.mutate()}>
          Keep the note
        </Button>
      </div>
      <p role="status">{add.isSuccess ? 'The note is kept.' : ''}</p>
    </div>
  );
}
