import type { FieldLoss, ItemImport } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { countOf } from '../../components/numbers.ts';
import classes from './authoring.module.css';

/** What a file holds: field by field over all questions, then each question, the refused ones first. */
export function ImportReport({ report }: { readonly report: ItemImport }) {
  const { questions, rejected, losses, notes } = report;
  const known = questions.filter(({ alreadyHere }) => alreadyHere !== null).length;
  return (
    <div className={classes.stack}>
      <p role="status">
        {countOf(report.toAdd, 'question')} to add · {known} already here · {rejected.length} refused
      </p>
      {rejected.length === 0 ? null : (
        <DataTable
          caption="Refused questions"
          rows={rejected}
          rowKey={({ file, line, identifier, reason }) => `${file} ${line} ${identifier} ${reason}`}
          columns={[
            { key: 'place', header: 'Where', isRowHeader: true, cell: placeOf },
            { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
          ]}
        />
      )}
      {losses.length === 0 ? null : <LossTable losses={losses} />}
      {questions.length === 0 ? null : (
        <DataTable
          caption="Questions that come over"
          rows={questions}
          rowKey={({ file, line, identifier, stem }) => `${file} ${line} ${identifier} ${stem}`}
          columns={[
            { key: 'place', header: 'Where', cell: placeOf },
            {
              key: 'stem',
              header: 'Question',
              isRowHeader: true,
              cell: ({ stem, options }) => (
                <span className={classes.stem}>
                  {stem} <span className="small muted">({countOf(options, 'option')})</span>
                </span>
              ),
            },
            {
              key: 'outcome',
              header: 'Outcome',
              cell: ({ alreadyHere }) => (alreadyHere === null ? 'New draft' : `Already here: ${alreadyHere}`),
            },
            {
              key: 'lost',
              header: 'Lost',
              cell: ({ losses: lost }) => (lost.length === 0 ? 'Nothing' : lost.map(lossWords).join('; ')),
            },
          ]}
        />
      )}
      {notes.length === 0 ? null : (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LossTable({ losses }: { readonly losses: readonly FieldLoss[] }) {
  return (
    <DataTable
      caption="What is kept, over all questions that come over"
      rows={losses}
      rowKey={({ field }) => field}
      columns={[
        { key: 'field', header: 'Field', isRowHeader: true, cell: ({ label }) => label },
        {
          key: 'kept',
          header: 'Kept',
          align: 'right',
          cell: ({ kept, of }) => (
            <span className={`${classes.kept} ${kept < of ? classes.thin : ''}`}>
              {kept} of {of}
            </span>
          ),
        },
        { key: 'note', header: 'Why not all', cell: ({ note }) => note ?? '' },
      ]}
    />
  );
}

function placeOf({ file, line, identifier }: { file: string; line: number | null; identifier: string | null }): string {
  return [file, ...(line === null ? [] : [`line ${line}`]), ...(identifier === null ? [] : [identifier])].join(', ');
}

function lossWords({ label, kept, of }: FieldLoss): string {
  return `${label} kept ${kept} of ${of}`;
}
