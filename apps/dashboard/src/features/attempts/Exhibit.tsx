import type { Exhibit as ExhibitData } from '@careway/contract';
import classes from './attempt.module.css';

/** Material the question refers to: a document's lines, or a table whose first row is its header. */
export function Exhibit({ exhibit }: { readonly exhibit: ExhibitData }) {
  const [header, ...rows] = exhibit.table ?? [];
  return (
    <figure className={classes.exhibit}>
      <figcaption className={classes.exhibitTitle}>{exhibit.title}</figcaption>
      {exhibit.lines?.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one document, never reordered
        <p key={index}>{line}</p>
      ))}
      {header === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.exhibitTable} aria-label={exhibit.title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {header.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, column) => (
                    <td key={header[column] ?? column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </figure>
  );
}
