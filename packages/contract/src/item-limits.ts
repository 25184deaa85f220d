/** Longest texts of a question, in characters. */
export const MAX_STEM = 4_000;
export const MAX_TEXT = 1_500;
export const MAX_SHORT = 300;
