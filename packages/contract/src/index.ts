export * from './accounts.ts';
export * from './figures.ts';
export * from './paging.ts';
export * from './problem.ts';
