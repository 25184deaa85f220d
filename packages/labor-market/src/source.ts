/** How far a figure can be trusted: read at the source, read second-hand, or not confirmed. */
export const howSureLevels = ['verified', 'secondary', 'unverified'] as const;
export type HowSure = (typeof howSureLevels)[number];

export const sourceKinds = ['official-statistics', 'pay-site', 'classification', 'survey'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Where figures come from: a publisher's table or page in one vintage. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly publisher: string;
  readonly title: string;
  /** Reference period of its figures; "not stated" where the source does not say. */
  readonly vintage: string;
  readonly licence: string;
  readonly url?: string;
  /** YYYY-MM-DD, the day what we hold was last compared with the publisher's file; absent where it never was. */
  readonly dateChecked?: string;
  readonly howSure: HowSure;
  /** The file of this package's `data` folder that holds its figures; absent where none is held. */
  readonly file?: string;
  readonly note: string;
}
