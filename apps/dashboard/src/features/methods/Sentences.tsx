/** Sentences as a list. */
export function Sentences({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
