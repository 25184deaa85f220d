export * from './accommodations.ts';
export * from './accounts.ts';
export * from './administration.ts';
export * from './assignments.ts';
export * from './attempts.ts';
export * from './attention.ts';
export * from './calibrations.ts';
export * from './certifications.ts';
export * from './cohorts.ts';
export * from './credentials.ts';
export * from './datasets.ts';
export * from './employment.ts';
export * from './facts.ts';
export * from './fairness.ts';
export * from './figures.ts';
<<<<<<< HEAD
export * from './home.ts';
=======
export * from './imported-tables.ts';
>>>>>>> origin/main
export * from './imports.ts';
export * from './items.ts';
export * from './jobs.ts';
export * from './lessons.ts';
export * from './lti.ts';
export * from './methods.ts';
export * from './occupations.ts';
export * from './paging.ts';
export * from './pathways.ts';
export * from './practice.ts';
export * from './problem.ts';
export * from './quizzes.ts';
export * from './shares.ts';
export * from './sources.ts';
export * from './technical-report.ts';
export * from './tracker.ts';
export * from './wages.ts';
