export * from './accounts.ts';
export * from './employment.ts';
export * from './figures.ts';
export * from './paging.ts';
export * from './problem.ts';
export * from './sources.ts';
export * from './wages.ts';
