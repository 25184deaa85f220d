/** The unit of yearly pay in every figure. */
export const YEARLY_UNIT = 'US dollars a year, before tax';
