import type { Citation, Fact } from '@careway/contract';
import { Fragment } from 'react';
import { formatDay } from './dates.ts';
import classes from './FactList.module.css';
import { HowSureMark } from './Marks.tsx';

/** Statements about the world; neighbours that rest on the same source share one line that names it. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <div className={classes.facts}>
      {groupBySource(facts).map((group) => (
        <FactGroup key={group.map((fact) => fact.statement).join(' ')} facts={group} />
      ))}
    </div>
  );
}

function FactGroup({ facts }: { readonly facts: readonly [Fact, ...Fact[]] }) {
  const [first] = facts;
  return (
    <div>
      {facts.map((fact) => (
        <p key={fact.statement}>{fact.statement}</p>
      ))}
      <FactSource fact={first} />
    </div>
  );
}

/**
 * Statements as running text, each source in brackets after the last statement that rests on it. A source that is
 * second-hand, not confirmed or our judgment says so.
 */
export function FactText({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <div className={classes.text}>
      {groupBySource(facts).map((group) => (
        <p key={group.map((fact) => fact.statement).join(' ')}>
          {group.map((fact) => fact.statement).join(' ')}{' '}
          <span className={classes.source}>
            ({sureness(group[0])}
            <CitationLink citation={group[0].citation} />)
          </span>
        </p>
      ))}
    </div>
  );
}

function sureness(fact: Fact): string {
  if (fact.kind === 'judgement') return 'our judgment: ';
  return { verified: '', secondary: 'second-hand: ', unverified: 'not confirmed: ' }[fact.howSure];
}

/** How sure a statement is, where it was read and when. */
export function FactSource({ fact }: { readonly fact: Fact }) {
  return (
    <p className={classes.source}>
      <HowSureMark howSure={fact.howSure} /> <CitationLink citation={fact.citation} />
      {fact.kind === 'judgement' ? ' (our judgment)' : null}, checked {formatDay(fact.checkedOn)}
    </p>
  );
}

/** The sources of some figures, each once, for a line under the figures. */
export function FactSources({ facts }: { readonly facts: readonly Fact[] }) {
  const once = facts.filter((fact, at) => facts.findIndex((each) => hasSameSource(each, fact)) === at);
  if (once.length === 0) return null;
  return (
    <span className={classes.source}>
      {' '}
      (
      {once.map((fact, at) => (
        <Fragment key={`${fact.citation.title} ${fact.howSure}`}>
          {at === 0 ? '' : '; '}
          {sureness(fact)}
          <CitationLink citation={fact.citation} />
        </Fragment>
      ))}
      )
    </span>
  );
}

function CitationLink({ citation }: { readonly citation: Citation }) {
  const { title, url, year } = citation;
  return (
    <>
      {url === undefined ? (
        title
      ) : (
        <a href={url} rel="noreferrer">
          {title}
        </a>
      )}
      {year === undefined ? null : `, ${year}`}
    </>
  );
}

function groupBySource(facts: readonly Fact[]): readonly (readonly [Fact, ...Fact[]])[] {
  const groups: [Fact, ...Fact[]][] = [];
  for (const fact of facts) {
    const open = groups.at(-1);
    if (open !== undefined && hasSameSource(open[0], fact)) open.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function hasSameSource(a: Fact, b: Fact): boolean {
  return (
    a.howSure === b.howSure &&
    a.kind === b.kind &&
    a.checkedOn === b.checkedOn &&
    a.citation.title === b.citation.title &&
    a.citation.url === b.citation.url &&
    a.citation.year === b.citation.year
  );
}
