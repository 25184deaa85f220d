import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { formatZonedMoment } from '../components/dates.ts';
import { toCsv, toDataPackage } from './csv.ts';
import { download, fileNameOf } from './download.ts';
import { FigureFooter, footerLines } from './FigureFooter.tsx';
import { FigureTableView } from './FigureTableView.tsx';
import { FigureTools } from './FigureTools.tsx';
import classes from './figure.module.css';
import type { FigureKind, FigureSource, FigureTable } from './figure-table.ts';
import { toPng } from './png.ts';

/** What every figure must say. `title` states the finding ("Half earn between $37,880 and $49,720"). */
export interface FigureProps {
  readonly title: string;
  /** Unit of the numbers drawn, e.g. "US dollars a year, before tax". */
  readonly unit: string;
  readonly sources: readonly [FigureSource, ...FigureSource[]];
  readonly kind: FigureKind;
  /** The filters behind the numbers, in words: "Ohio · mid level · yearly". */
  readonly filters?: string;
  /** Everything drawn, as rows; the main road for a screen reader. */
  readonly table: FigureTable;
  /** What the screen answers above the figure: said again in the PDF and the PNG, which leave the screen. */
  readonly answer?: string;
  /** Numbered notes that the chart shows below itself, "1. …": said again in the PDF and the PNG. */
  readonly notes?: readonly string[];
  /** How many stand behind the numbers, in words: "830,760 jobs". */
  readonly n?: string;
  /** What the marks mean: which interval a band shows, where an axis begins. */
  readonly caption?: string;
  /** Level of the title among the page's headings. */
  readonly level?: 2 | 3;
  /** False for a figure without one picture to download: a table, or several panels. */
  readonly hasPicture?: boolean;
  /** Whether the table is open at first. */
  readonly isTableOpen?: boolean;
  readonly children: ReactNode;
}

/**
 * A chart with its finding as name, its table one key away (T), its data as CSV with a description, its picture as PNG,
 * a link to it, and a footer that says unit, source, vintage, kind and n.
 */
export function Figure(props: FigureProps): ReactNode {
  const { title, table, level = 2, hasPicture = true, isTableOpen = false, caption, notes = [], children } = props;
  const id = useId();
  const anchor = fileNameOf(title);
  const surface = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(isTableOpen);
  const [status, setStatus] = useState('');
  const Heading = level === 2 ? 'h2' : 'h3';

  const address = (): string => `${window.location.href.split('#')[0]}#${anchor}`;

  const answerLines = props.answer === undefined ? [] : [props.answer];

  const madeLines = (): readonly string[] => [`Made ${formatZonedMoment(new Date().toISOString())}`, address()];

  const toggleByKey = (event: KeyboardEvent<HTMLElement>): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea') !== null;
    if (event.key.toLowerCase() === 't' && isPlain && !isTyping) {
      event.preventDefault();
      setOpen((open) => !open);
    }
  };

  const downloadCsv = (): void => {
    download(`${anchor}.csv`, new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }));
    setStatus('The CSV file is in your downloads.');
  };

  const downloadDescription = (): void => {
    const description = toDataPackage(table, anchor, {
      title,
      unit: props.unit,
      filters: props.filters ?? '',
      kind: props.kind,
      caption: caption ?? '',
      sources: props.sources,
      address: address(),
      madeAt: new Date().toISOString(),
    });
    download('datapackage.json', new Blob([description], { type: 'application/json' }));
    setStatus('The description of the data is in your downloads.');
  };

  const downloadPicture = async (): Promise<void> => {
    const chart = surface.current?.querySelector('svg');
    if (!(chart instanceof SVGSVGElement)) {
      setStatus('The chart is still loading. Try again in a moment.');
      return;
    }
    try {
      download(
        `${anchor}.png`,
        await toPng(chart, { title, footer: [...answerLines, ...notes, ...footerLines(props), ...madeLines()] }),
      );
      setStatus('The picture is in your downloads.');
    } catch {
      setStatus('This browser could not draw the picture. The CSV file holds the same numbers.');
    }
  };

  const downloadDocument = async (): Promise<void> => {
    setStatus('Making the PDF.');
    const chart = surface.current?.querySelector('svg');
    try {
      const { toPdf } = await import('./pdf.ts');
      const footer = [...notes, ...footerLines(props), ...(caption === undefined ? [] : [caption]), ...madeLines()];
      download(
        `${anchor}.pdf`,
        await toPdf({
          title,
          answer: props.answer ?? '',
          unit: props.unit,
          table,
          footer,
          chart: hasPicture && chart instanceof SVGSVGElement ? chart : null,
        }),
      );
      setStatus('The PDF is in your downloads.');
    } catch {
      setStatus('This browser could not make the PDF. The CSV file holds the same numbers.');
    }
  };

  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address());
      setStatus('Link copied.');
    } catch {
      setStatus(`Copy this link: ${address()}`);
    }
  };

  return (
    <figure className={classes.figure} id={anchor} aria-labelledby={`${id}-title`} onKeyDown={toggleByKey}>
      <Heading className={classes.title} id={`${id}-title`}>
        {title}
      </Heading>
      <div ref={surface}>{children}</div>
      {caption === undefined ? null : <p className={classes.caption}>{caption}</p>}
      <FigureTools
        isTableOpen={isOpen}
        tableId={`${id}-table`}
        onToggleTable={() => setOpen(!isOpen)}
        onCsv={downloadCsv}
        onDescription={downloadDescription}
        onPicture={hasPicture ? downloadPicture : undefined}
        onDocument={downloadDocument}
        onCopyLink={copyLink}
      />
      <p className={classes.status} role="status">
        {status}
      </p>
      <div id={`${id}-table`} hidden={!isOpen}>
        {isOpen ? <FigureTableView title={title} table={table} /> : null}
      </div>
      <FigureFooter {...props} />
    </figure>
  );
}
