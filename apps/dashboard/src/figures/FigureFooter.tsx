import type { ReactNode } from 'react';
import { SourceLink } from '../components/Marks.tsx';
import type { FigureProps } from './Figure.tsx';
import classes from './figure.module.css';
import type { FigureKind } from './figure-table.ts';

type FooterProps = Pick<FigureProps, 'unit' | 'kind' | 'n' | 'sources' | 'filters'>;

const kindWords: Readonly<Record<FigureKind, string>> = {
  published: 'Published by a statistical office',
  reported: 'Reported by the source, not checked by a statistical office',
  modelled: 'Modelled by Careway, not published by anyone',
};

/** More sources than this are folded away, so that the next figure stays in sight. */
const MAX_UNFOLDED = 3;

/** The footer as plain lines, for the picture; a long list of sources is cut, and the address leads to the rest. */
export function footerLines({ unit, kind, n, sources, filters }: FooterProps): readonly string[] {
  const named = sources
    .slice(0, MAX_UNFOLDED)
    .map(({ title, vintage }) => (title.includes(vintage) ? title : `${title} (${vintage})`));
  const rest = sources.length - named.length;
  const more = rest === 0 ? '' : `; and ${rest} more, listed at the address below`;
  return [
    ...(filters === undefined ? [] : [`Filters: ${filters}`]),
    `Unit: ${unit}. ${kindWords[kind]}.${n === undefined ? '' : ` n: ${n}.`}`,
    `${sources.length === 1 ? 'Source' : 'Sources'}: ${named.join('; ')}${more}`,
  ];
}

/** Unit, kind, n and sources with their vintage, under every figure. */
export function FigureFooter({ unit, kind, n, sources }: FooterProps): ReactNode {
  return (
    <footer className={classes.footer}>
      <p>
        Unit: {unit}. {kindWords[kind]}.{n === undefined ? null : ` n: ${n}.`}
      </p>
      <Sources sources={sources} />
    </footer>
  );
}

function Sources({ sources }: Pick<FooterProps, 'sources'>): ReactNode {
  const links = sources.map((source) =>
    source.address === undefined ? (
      <SourceLink key={source.id} sourceId={source.id} label={source.title} vintage={source.vintage} />
    ) : (
      <span key={source.id}>
        <a href={source.address} rel="noreferrer">
          {source.title}
        </a>
        , {source.vintage}
      </span>
    ),
  );
  if (sources.length > MAX_UNFOLDED) {
    return (
      <details>
        <summary>{sources.length} sources</summary>
        <ul className={classes.sources}>
          {sources.map((source, index) => (
            <li key={source.id}>{links[index]}</li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <p>
      {sources.length === 1 ? 'Source: ' : 'Sources: '}
      {links.map((link, index) => (
        <span key={link.key}>
          {index === 0 ? null : '; '}
          {link}
        </span>
      ))}
    </p>
  );
}
