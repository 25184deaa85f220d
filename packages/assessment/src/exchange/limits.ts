/** How much of a file is taken. Bytes are of the file as it comes; "inflated" ones are after decompression. */
export interface ExchangeLimits {
  readonly maxFileBytes: number;
  readonly maxArchiveEntries: number;
  readonly maxInflatedBytes: number;
  /** Inflated bytes of one XML, GIFT or CSV text. */
  readonly maxTextBytes: number;
  /** Inflated over compressed size of an entry; text compresses to about a tenth, a bomb to a thousandth. */
  readonly maxInflationRatio: number;
  readonly maxQuestions: number;
  /** Angle brackets of all texts of a file: twice its elements. Bounds the time of reading, whatever the size. */
  readonly maxTags: number;
  /** Elements inside elements. */
  readonly maxXmlDepth: number;
}

const MEGABYTE = 1024 * 1024;

/** What an author may bring in at once: far above the largest item bank seen, far below what would trouble a small machine. */
export const defaultExchangeLimits: ExchangeLimits = {
  maxFileBytes: 16 * MEGABYTE,
  maxArchiveEntries: 5_000,
  maxInflatedBytes: 64 * MEGABYTE,
  maxTextBytes: 8 * MEGABYTE,
  maxInflationRatio: 200,
  maxQuestions: 2_000,
  maxTags: 1_000_000,
  maxXmlDepth: 200,
};
