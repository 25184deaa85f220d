import type { ItemPage } from '@careway/contract';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId } from 'react';
import { countOf } from '../../components/numbers.ts';
import type { ItemFilters } from './api.ts';
import classes from './authoring.module.css';
import { statusChoices } from './item-words.ts';

/** The filters of the list, kept in the address, with their state in words. */
export function ItemFilterBar({
  filters,
  first,
}: {
  readonly filters: ItemFilters;
  readonly first: ItemPage | undefined;
}) {
  const navigate = useNavigate();
  const id = useId();
  const domains = first?.domains ?? [];
  const choose = (change: ItemFilters) => void navigate({ to: '/author/items', search: { ...filters, ...change } });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    choose({ text: text === '' ? undefined : text });
  };
  const state = [
    first === undefined ? 'Loading' : countOf(first.total, 'question'),
    domains.find(({ domain }) => domain === filters.domain)?.label ?? 'all domains',
    statusChoices.find(({ value }) => value === filters.status)?.label.toLowerCase() ?? 'every state',
    ...(filters.text === undefined ? [] : [`with “${filters.text}”`]),
  ];
  return (
    <search aria-label="Filters">
      <form className={classes.filters} onSubmit={search}>
        <label className={classes.filter}>
          Domain
          <select
            value={filters.domain ?? ''}
            onChange={(event) => choose({ domain: event.target.value || undefined })}
          >
            <option value="">All</option>
            {domains.map(({ domain, label }) => (
              <option key={domain} value={domain}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.filter}>
          State
          <select
            value={filters.status ?? ''}
            onChange={(event) => choose({ status: event.target.value || undefined })}
          >
            <option value="">All</option>
            {statusChoices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.filter} htmlFor={id}>
          Words or id
          <input id={id} name="text" type="search" defaultValue={filters.text ?? ''} maxLength={120} />
        </label>
        <button type="submit" className={classes.quiet}>
          Search
        </button>
        <p className="small muted" role="status">
          {state.join(' · ')}
        </p>
      </form>
    </search>
  );
}
