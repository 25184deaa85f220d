/** Who starts work that nobody asked for by name: the product itself. */
export const THE_PRODUCT = '00000000-0000-0000-0000-000000000000';
