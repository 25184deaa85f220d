export { inviteAdministrator } from './admin/claim-administrator.ts';
export { type Config, readConfig } from './config.ts';
export { type IssuerKeys, openIssuerKeys, rotateIssuerKeys } from './credentials/issuer-keys.ts';
export { fileOnDisk } from './imports/file-on-disk.ts';
export { type ImportOutcome, type ImportProgress, type ImportRequest, runImport } from './imports/run-import.ts';
export { createLogger, type Logger } from './logger.ts';
export { type QuizSimulation, simulateAttempts } from './quizzes/simulate-attempts.ts';
export { type Careway, type OpenedDatabase, openConfiguredDatabase, startCareway } from './start-careway.ts';
