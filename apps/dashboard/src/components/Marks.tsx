import type { FigureKind, HowSure } from '@careway/contract';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './Marks.module.css';

const howSureWords = {
  verified: { label: 'Read at the source', tone: 'done', Icon: IconCircleCheck },
  secondary: { label: 'Second-hand', tone: 'plain', Icon: IconEye },
  unverified: { label: 'Not confirmed', tone: 'attention', Icon: IconAlertTriangle },
} as const;

/** How far a figure or fact can be trusted, as a word with its sign. */
export function HowSureMark({ howSure }: { readonly howSure: HowSure }) {
  const { label, tone, Icon } = howSureWords[howSure];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {label}
    </span>
  );
}

const kindWords: Readonly<Record<FigureKind, string>> = {
  published: 'Published',
  reported: 'Reported',
  modelled: 'Modelled by us',
};

/** Whether a figure was published by a statistical office, reported by a site, or modelled. A modelled one is dashed. */
export function KindMark({ kind }: { readonly kind: FigureKind }) {
  return (
    <span className={classes.mark} data-kind={kind}>
      {kindWords[kind]}
    </span>
  );
}

/** Where a figure comes from and the period it speaks of. */
export function SourceLink({
  sourceId,
  label,
  vintage,
}: {
  readonly sourceId: string;
  readonly label: string;
  readonly vintage?: string;
}) {
  const page: string = `/sources/${encodeURIComponent(sourceId)}`;
  return (
    <span className={classes.source}>
      <Link to={page}>{label}</Link>
      {vintage === undefined ? null : `, ${vintage}`}
    </span>
  );
}
