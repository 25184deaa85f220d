import classes from './Material.module.css';

/** A document that a text refers to: its lines, or a table whose first row is the header. */
export function Material(props: {
  readonly title: string;
  readonly lines?: readonly string[] | undefined;
  readonly table?: readonly (readonly string[])[] | undefined;
}) {
  const { title, lines = [], table = [] } = props;
  const [header, ...rows] = table;
  return (
    <figure className={classes.material}>
      <figcaption>{title}</figcaption>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one document, never reordered
        <p key={index}>{line}</p>
      ))}
      {header === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.table} aria-label={title} tabIndex={0}>
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
