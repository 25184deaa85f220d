import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Method } from '@careway/contract';
import { Marked } from 'marked';

/** The packages whose `methods/` folder holds method pages, with what people call their subject. */
const subjects: Readonly<Record<string, string>> = {
  assessment: 'Readiness',
  psychometrics: 'Measurement',
  'labor-market': 'Pay and employment',
  pathways: 'Careers',
  certifications: 'Certifications',
};

const marked = new Marked({ gfm: true });
// A formula or a table may be wider than a phone: it scrolls in a region of its own that the keyboard reaches.
marked.use({
  hooks: {
    postprocess: (html) =>
      html
        .replaceAll('<pre>', '<pre tabindex="0" role="region" aria-label="Formula">')
        .replaceAll('<table>', '<div tabindex="0" role="region" aria-label="Table"><table>')
        .replaceAll('</table>', '</table></div>'),
  },
});

/** Every method page of the packages, by subject and title. A page starts with its title as the only first-level heading. */
export function readMethods(
  packagesFolder = fileURLToPath(new URL('../../../../packages', import.meta.url)),
): readonly Method[] {
  return Object.entries(subjects).flatMap(([name, subject]) => {
    const folder = `${packagesFolder}/${name}/methods`;
    return listPages(folder)
      .map((file) => readMethod(`${folder}/${file}`, file.replace(/\.md$/, ''), subject))
      .toSorted((a, b) => (a.title < b.title ? -1 : 1));
  });
}

function listPages(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  } catch {
    return [];
  }
}

function readMethod(file: string, slug: string, subject: string): Method {
  const text = readFileSync(file, 'utf8');
  const [, title, body] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  if (title === undefined || body === undefined) throw new Error(`The method page ${file} must start with "# title".`);
  return { slug, title, subject, html: marked.parse(body, { async: false }) };
}
