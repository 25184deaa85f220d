import type { SocCode } from './soc-code.ts';

/** A SOC occupation that stands in for an occupation (`proxy`) or that is near it (`neighbour`). */
export interface ProxyOccupation {
  readonly soc: SocCode;
  readonly title: string;
  readonly role: 'proxy' | 'neighbour';
  /** 1 is the proxy used when nobody chooses. */
  readonly rank: number;
  readonly reason: string;
  /** An "all other" group: its wages are not those of the occupation. */
  readonly isResidual: boolean;
  readonly warning?: string;
}

/** An occupation of ours with the titles that mean it and the SOC occupations that stand for it, best first. */
export interface OccupationProxies {
  readonly slug: string;
  readonly title: string;
  readonly hasOwnSocCode: boolean;
  readonly statement: string;
  readonly titles: readonly string[];
  readonly proxies: readonly ProxyOccupation[];
}

/** The occupation that carries a title, whatever its case, plural and spacing; undefined for a title that none carries. */
export function findOccupationByTitle(
  title: string,
  occupations: readonly OccupationProxies[],
): OccupationProxies | undefined {
  const wanted = titleKey(title);
  return occupations.find((occupation) =>
    [occupation.title, ...occupation.titles].some((candidate) => titleKey(candidate) === wanted),
  );
}

/** Letters and digits in lower case, words without a plural s, one space between them. */
function titleKey(title: string): string {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .join(' ');
}
