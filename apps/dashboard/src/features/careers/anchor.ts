/** The anchor of a section: its name in lower case, words joined by hyphens. */
export function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
