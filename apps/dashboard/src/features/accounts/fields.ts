/** The text fields of a form by name, without space at their ends (passwords stay as typed). */
export function fieldsOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  const entries = [...new FormData(form)].map(([name, value]) => {
    const text = typeof value === 'string' ? value : '';
    return [name, name === 'password' ? text : text.trim()] as const;
  });
  return Object.fromEntries(entries);
}
