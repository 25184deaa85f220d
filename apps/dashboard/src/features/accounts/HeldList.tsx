import { heldWords } from './held-words.ts';

/** How many records of each kind are held. */
export function HeldList({ tables }: { readonly tables: Readonly<Record<string, readonly unknown[]>> }) {
  const kinds = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  if (kinds.length === 0) return <p>Nothing beyond this session.</p>;
  return (
    <ul>
      {kinds.map(([table, rows]) => (
        <li key={table}>{heldWords(table, rows.length)}</li>
      ))}
    </ul>
  );
}
