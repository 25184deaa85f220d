import { domainLabels } from '@careway/assessment';
import { type CandidateReport, type HomeSkill, ReadinessReport } from '@careway/contract';
import { findCertifications, listReports, loadStepMap } from '@careway/database';
import { linkedDomains, linksOf, occupationOf, type RouteObjective, type StepMap } from '@careway/pathways';
import { describeNode } from '../pathways/describe-pathways.ts';
import { loadRouteFigures, type RouteFigures } from '../pathways/route-figures.ts';
import { describePlan } from '../practice/describe-plan.ts';
import { loadPractice, type PracticeDeps } from '../practice/load-practice.ts';
import { describeTracker } from '../tracker/describe-tracker.ts';
import { describeGoals } from './describe-goals.ts';

/** How many subjects of missed questions a domain names. */
const MAX_TOPICS = 3;

/** Where a person stands and what comes next: readiness, skills and where they lead, plan, certifications, routes. */
export async function describeHome(
  deps: PracticeDeps,
  personId: string,
  objective: RouteObjective,
): Promise<CandidateReport> {
  const { db } = deps;
  const now = deps.now();
  const [map, reports, practice, tracker] = await Promise.all([
    loadStepMap(db),
    listReports(db, personId),
    loadPractice(deps, personId),
    describeTracker(db, personId, now),
  ]);
  const figures = await loadRouteFigures(db, map);
  const latest = reports.at(-1);
  const report = latest === undefined ? null : ReadinessReport.parse(latest.report);
  return {
    madeAt: now.toISOString(),
    readiness: report === null ? null : toReadiness(report),
    skills: await describeSkills(deps, map, figures, report),
    plan: practice.plan === undefined ? null : toPlan(describePlan(practice, practice.plan)),
    certifications: tracker.items.map(({ code, abbreviation, name, issuer, expiresOn, sentence }) => ({
      code,
      abbreviation,
      name,
      issuer,
      expiresOn,
      sentence,
    })),
    routes: describeGoals(map, figures, objective),
  };
}

function toReadiness(report: ReadinessReport): CandidateReport['readiness'] {
  const { attemptId, quizTitle, verdict, verdictLabel, sentence, scaledScore, range } = report;
  const { questionsAnswered, provisional, finishedAt } = report;
  return {
    attemptId,
    quizTitle,
    verdict,
    verdictLabel,
    sentence,
    scaledScore,
    range,
    questionsAnswered,
    provisional,
    finishedAt,
  };
}

function toPlan({ quizTitle, sentence, examOn, days }: ReturnType<typeof describePlan>): CandidateReport['plan'] {
  const next = days.find(({ steps }) => steps.some((step) => step.isDone !== true));
  return {
    quizTitle,
    sentence,
    examOn,
    next: next === undefined ? null : { on: next.on, minutes: next.minutes, steps: next.steps },
  };
}

/** The domains of the latest quiz, most missed first, or those of the coordinator without one, with where each leads. */
async function describeSkills(
  { db }: PracticeDeps,
  map: StepMap,
  figures: RouteFigures,
  report: ReadinessReport | null,
): Promise<HomeSkill[]> {
  const asked = report === null ? [] : (report.objectives ?? report.topics);
  const domains = Object.keys(domainLabels).filter((domain) =>
    asked.length === 0
      ? linkedDomains.includes(domain) && !domain.startsWith('cmm-')
      : asked.some((one) => one.domain === domain),
  );
  const codes = [...new Set(domains.flatMap((domain) => linksOf(map, domain).certifications))];
  const abbreviations = new Map((await findCertifications(db, codes)).map((one) => [one.code, one.abbreviation]));
  const skills = domains.map((domain): HomeSkill => {
    const own = asked.filter((one) => one.domain === domain);
    const { certifications, steps } = linksOf(map, domain);
    return {
      domain,
      label: Object.entries(domainLabels).find(([name]) => name === domain)?.[1] ?? domain,
      missed: report === null ? null : own.reduce((sum, one) => sum + one.missed, 0),
      asked: report === null ? null : own.reduce((sum, one) => sum + one.asked, 0),
      topics: (report?.topics ?? [])
        .filter((topic) => topic.domain === domain)
        .slice(0, MAX_TOPICS)
        .map(({ statement }) => statement),
      certifications: certifications.map((code) => ({ code, abbreviation: abbreviations.get(code) ?? code })),
      steps: steps.map((step) => ({
        from: describeNode(occupationOf(map, step.from)),
        to: describeNode(occupationOf(map, step.to)),
        pay: figures.answers.find(({ slug }) => slug === step.to) ?? null,
      })),
    };
  });
  return skills.toSorted((a, b) => (b.missed ?? 0) - (a.missed ?? 0));
}
