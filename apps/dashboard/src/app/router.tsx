import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { CrashPage } from './CrashPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Shell } from './shell.tsx';

/** Filters of every screen, as they stand in the address. Values are text; a screen reads the names it knows. */
export type Filters = Readonly<Record<string, string | undefined>>;

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  // The router reads "36" as a number.
  validateSearch: (search: Record<string, unknown>): Filters =>
    Object.fromEntries(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
});

/** A screen at `path`, loaded when it is first opened: the component `name` of the module. */
function screen<const Path extends string, Name extends string>(
  path: Path,
  load: () => Promise<Record<Name, RouteComponent>>,
  name: Name,
) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });
}

const routeTree = rootRoute.addChildren([
  screen('/', () => import('./HomePage.tsx'), 'HomePage'),
  screen('/sign-in', () => import('../features/accounts/SignInPage.tsx'), 'SignInPage'),
  screen('/claim', () => import('../features/accounts/ClaimPage.tsx'), 'ClaimPage'),
  screen('/account', () => import('./AccountScreen.tsx'), 'AccountScreen'),
  screen('/admin/claim', () => import('../features/accounts/AdminClaimPage.tsx'), 'AdminClaimPage'),
  screen('/admin/imports', () => import('../features/imports/ImportsPage.tsx'), 'ImportsPage'),
  screen('/admin/lti', () => import('../features/lti/PlatformsPage.tsx'), 'PlatformsPage'),
  screen('/quizzes', () => import('../features/quizzes/QuizzesPage.tsx'), 'QuizzesPage'),
  screen('/quizzes/$slug', () => import('./QuizScreen.tsx'), 'QuizScreen'),
  screen('/attempts/$id', () => import('../features/attempts/AttemptPage.tsx'), 'AttemptPage'),
  screen('/attempts/$id/report', () => import('../features/attempts/ReportPage.tsx'), 'ReportPage'),
  screen('/review', () => import('../features/review/ReviewPage.tsx'), 'ReviewPage'),
  screen('/drills/$domain', () => import('../features/review/DrillPage.tsx'), 'DrillPage'),
  screen('/plan', () => import('../features/plan/PlanPage.tsx'), 'PlanPage'),
  screen('/progress', () => import('../features/progress/ProgressPage.tsx'), 'ProgressPage'),
  screen('/lessons', () => import('../features/lessons/LessonsPage.tsx'), 'LessonsPage'),
  screen('/lessons/$slug', () => import('../features/lessons/LessonPage.tsx'), 'LessonPage'),
  screen('/salary', () => import('../features/salary/SalaryPage.tsx'), 'SalaryPage'),
  screen('/salary/check', () => import('../features/salary/CheckPage.tsx'), 'CheckPage'),
  screen('/salary/compare', () => import('../features/salary/ComparePage.tsx'), 'ComparePage'),
  screen('/salary/trend', () => import('../features/salary/TrendPage.tsx'), 'TrendPage'),
  screen('/salary/data', () => import('../features/salary/DataPage.tsx'), 'DataPage'),
  screen('/salary/data/$id', () => import('../features/salary/DatasetPage.tsx'), 'DatasetPage'),
  screen('/shares', () => import('../features/salary/SharesPage.tsx'), 'SharesPage'),
  screen('/s/$token', () => import('./SharedScreen.tsx'), 'SharedScreen'),
  screen('/cohorts', () => import('../features/cohorts/CohortsPage.tsx'), 'CohortsPage'),
  screen('/fairness', () => import('../features/cohorts/ImpactPage.tsx'), 'ImpactPage'),
  screen('/cohorts/$id', () => import('../features/cohorts/CohortPage.tsx'), 'CohortPage'),
  screen('/cohorts/$id/assignments', () => import('../features/cohorts/AssignmentsPage.tsx'), 'AssignmentsPage'),
  screen('/cohorts/$id/topics', () => import('../features/cohorts/TopicsPage.tsx'), 'TopicsPage'),
  screen('/cohorts/$id/roster', () => import('../features/cohorts/RosterPage.tsx'), 'RosterPage'),
  screen('/cohorts/$id/learners/$lid', () => import('./LearnerPage.tsx'), 'LearnerPage'),
  screen('/cohorts/$id/credentials', () => import('./CohortCredentialsPage.tsx'), 'CohortCredentialsPage'),
  screen('/credentials', () => import('../features/credentials/MyCredentialsPage.tsx'), 'MyCredentialsPage'),
  screen('/credentials/$id', () => import('../features/credentials/CredentialPage.tsx'), 'CredentialPage'),
  screen('/verify', () => import('../features/credentials/VerifyPage.tsx'), 'VerifyPage'),
  screen('/join/$token', () => import('../features/cohorts/JoinPage.tsx'), 'JoinPage'),
  screen('/careers', () => import('../features/careers/CareersPage.tsx'), 'CareersPage'),
  screen('/careers/compare', () => import('../features/careers/GapPage.tsx'), 'GapPage'),
  screen('/careers/$slug', () => import('../features/careers/OccupationPage.tsx'), 'OccupationPage'),
  screen('/certifications', () => import('../features/certifications/CertificationsPage.tsx'), 'CertificationsPage'),
  screen('/certifications/mine', () => import('../features/tracker/TrackerPage.tsx'), 'TrackerPage'),
  screen(
    '/certifications/$code',
    () => import('../features/certifications/CertificationPage.tsx'),
    'CertificationPage',
  ),
  screen('/methods', () => import('../features/methods/MethodsPage.tsx'), 'MethodsPage'),
  screen(
    '/methods/technical-report/$quiz',
    () => import('../features/methods/TechnicalReportPage.tsx'),
    'TechnicalReportPage',
  ),
  screen('/methods/$slug', () => import('../features/methods/MethodPage.tsx'), 'MethodPage'),
  screen('/author/items', () => import('../features/authoring/ItemsPage.tsx'), 'ItemsPage'),
  screen('/author/items/$id', () => import('../features/authoring/ItemPage.tsx'), 'ItemPage'),
  screen('/author/import', () => import('../features/authoring/ImportPage.tsx'), 'ImportPage'),
  screen('/author/blueprints', () => import('../features/authoring/BlueprintsPage.tsx'), 'BlueprintsPage'),
  screen('/author/blueprints/$slug', () => import('../features/authoring/CoveragePage.tsx'), 'CoveragePage'),
  screen('/author/calibration', () => import('../features/authoring/CalibrationPage.tsx'), 'CalibrationPage'),
  screen('/author/fairness', () => import('../features/authoring/FairnessPage.tsx'), 'FairnessPage'),
  screen('/author/problems', () => import('../features/authoring/ProblemsPage.tsx'), 'ProblemsPage'),
  screen('/sources', () => import('../features/sources/SourcesPage.tsx'), 'SourcesPage'),
  screen('/sources/$id', () => import('../features/sources/SourcePage.tsx'), 'SourcePage'),
]);

/** The router over all screens. `history` is the browser's own unless a test gives one. */
export function createAppRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    ...(history === undefined ? {} : { history }),
    defaultErrorComponent: CrashPage,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: (search) => queryString(search as Filters),
  });
  // A new page is announced by its heading; the first page of a visit leaves the focus where the browser put it.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) document.querySelector('h1')?.focus();
  });
  return router;
}

function queryString(filters: Filters): string {
  const present = Object.entries(filters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return present.length === 0 ? '' : `?${new URLSearchParams(present)}`;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
