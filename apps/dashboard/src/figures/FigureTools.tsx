import { IconBraces, IconDownload, IconFileTypePdf, IconLink, IconPhoto, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

interface FigureToolsProps {
  readonly isTableOpen: boolean;
  readonly tableId: string;
  readonly onToggleTable: () => void;
  readonly onCsv: () => void;
  readonly onDescription: () => void;
  readonly onPicture: (() => void) | undefined;
  readonly onDocument: () => void;
  readonly onCopyLink: () => void;
}

/** The row of actions under a chart; "Show table" comes first, so that it follows the chart directly. */
export function FigureTools(props: FigureToolsProps): ReactNode {
  return (
    <div className={classes.tools}>
      <button
        type="button"
        className={classes.tool}
        aria-expanded={props.isTableOpen}
        aria-controls={props.tableId}
        aria-keyshortcuts="T"
        onClick={props.onToggleTable}
      >
        <IconTable size={16} aria-hidden />
        {props.isTableOpen ? 'Hide table' : 'Show table'}
      </button>
      <button type="button" className={classes.tool} onClick={props.onCsv}>
        <IconDownload size={16} aria-hidden />
        CSV
      </button>
      <button type="button" className={classes.tool} onClick={props.onDescription}>
        <IconBraces size={16} aria-hidden />
        About the data
      </button>
      {props.onPicture === undefined ? null : (
        <button type="button" className={classes.tool} onClick={props.onPicture}>
          <IconPhoto size={16} aria-hidden />
          PNG
        </button>
      )}
      <button type="button" className={classes.tool} onClick={props.onDocument}>
        <IconFileTypePdf size={16} aria-hidden />
        PDF
      </button>
      <button type="button" className={classes.tool} onClick={props.onCopyLink}>
        <IconLink size={16} aria-hidden />
        Copy link
      </button>
    </div>
  );
}
