import type { ItemContent } from '@careway/contract';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './authoring.module.css';
import { exhibitKindChoices } from './item-words.ts';

type Exhibit = NonNullable<ItemContent['exhibit']>;

/** The material above the question. Lines one under the other; a table with a bar between its cells, header first. */
export function ExhibitFields({
  exhibit,
  onChange,
}: {
  readonly exhibit: Exhibit | undefined;
  readonly onChange: (exhibit: Exhibit | undefined) => void;
}) {
  const [lines, setLines] = useState((exhibit?.lines ?? []).join('\n'));
  const [table, setTable] = useState((exhibit?.table ?? []).map((row) => row.join(' | ')).join('\n'));
  if (exhibit === undefined) {
    return (
      <div>
        <Button variant="default" onClick={() => onChange({ id: 'X1', kind: 'record', title: '', lines: [] })}>
          Add an exhibit
        </Button>
      </div>
    );
  }
  const write = (part: { lines?: string; table?: string }) => {
    const rows = (part.table ?? table).split('\n').filter((row) => row.trim() !== '');
    const said = (part.lines ?? lines).split('\n').filter((line) => line.trim() !== '');
    const { id, kind, title } = exhibit;
    onChange({
      id,
      kind,
      title,
      ...(said.length === 0 ? {} : { lines: said }),
      ...(rows.length === 0 ? {} : { table: rows.map((row) => row.split('|').map((cell) => cell.trim())) }),
    });
  };
  return (
    <fieldset className={classes.options}>
      <legend>Exhibit</legend>
      <div className={classes.pair}>
        <TextInput
          label="Title of the exhibit"
          value={exhibit.title}
          maxLength={300}
          onChange={(event) => onChange({ ...exhibit, title: event.currentTarget.value })}
        />
        <TextInput
          label="Id of the exhibit"
          description="The same in every question that shows it."
          value={exhibit.id}
          maxLength={60}
          onChange={(event) => onChange({ ...exhibit, id: event.currentTarget.value })}
        />
        <NativeSelect
          label="Kind of exhibit"
          value={exhibit.kind}
          data={[...exhibitKindChoices]}
          onChange={(event) => onChange({ ...exhibit, kind: event.currentTarget.value as Exhibit['kind'] })}
        />
      </div>
      <Textarea
        label="Lines of the exhibit"
        rows={4}
        value={lines}
        onChange={(event) => {
          setLines(event.currentTarget.value);
          write({ lines: event.currentTarget.value });
        }}
      />
      <Textarea
        label="Table of the exhibit"
        description="One row a line, cells parted by |, the header first."
        rows={4}
        value={table}
        onChange={(event) => {
          setTable(event.currentTarget.value);
          write({ table: event.currentTarget.value });
        }}
      />
      <div>
        <Button variant="default" onClick={() => onChange(undefined)}>
          Remove the exhibit
        </Button>
      </div>
    </fieldset>
  );
}
