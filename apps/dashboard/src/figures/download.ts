/** Hands a file to the reader's browser. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** A file name from a title: lower case, words joined by hyphens, at most 60 characters, cut between words. */
export function fileNameOf(title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const cut =
    words.length > 60
      ? words
          .slice(0, 61)
          .replace(/-[^-]*$/, '')
          .slice(0, 60)
      : words;
  return cut || 'figure';
}
