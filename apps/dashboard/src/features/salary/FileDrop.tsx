import { type DragEvent, useState } from 'react';
import { download } from '../../figures/download.ts';
import classes from './data.module.css';

const template = [
  'Job title,Level,Place,Pay,Hours a week,Group',
  'SAMPLE - delete this row,mid,"Columbus, OH",$52k,40,',
  '',
].join('\r\n');

/** Where a pay file is chosen or dropped, and a template to fill for who has none. */
export function FileDrop(props: {
  readonly file: File | null;
  readonly isBusy: boolean;
  readonly onChoose: (file: File) => void;
}) {
  const { file, isBusy, onChoose } = props;
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) onChoose(dropped);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same by key */}
      <div
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className={classes.file}>
          Pay file: CSV or Excel (.xlsx)
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen !== undefined) onChoose(chosen);
            }}
          />
        </label>
        <p className="small muted">
          One row a person. Drop it here too. {file === null ? '' : `Chosen: ${file.name}.`} {isBusy ? 'Opening.' : ''}
        </p>
      </div>
      <p>
        <button
          type="button"
          className={classes.textButton}
          onClick={() => download('pay-template.csv', new Blob([template], { type: 'text/csv;charset=utf-8' }))}
        >
          Download a template
        </button>{' '}
        <span className="small muted">Its one row is marked as a sample.</span>
      </p>
    </>
  );
}
