/** One sitting in a learner's history: how many days ago, and their ability that day, in logits from the target. */
export interface PastSitting {
  readonly daysAgo: number;
  readonly ability: number;
  /** Answers without reading. */
  readonly isFast?: boolean;
  /** Leaves it open after so many answers. */
  readonly stopAfter?: number;
}

/** Where learners of a kind stand, oldest sitting first. */
export interface Stage {
  readonly count: number;
  readonly invitedDaysAgo: number;
  /** Null: the invitation was never accepted. */
  readonly joinedDaysAgo: number | null;
  readonly sittings: readonly PastSitting[];
  /** Gets the credential if the result meets its criteria; a revoked one says why. */
  readonly credential?: 'issued' | 'revoked';
  /** A message the educator sent so many days ago. */
  readonly nudgedDaysAgo?: number;
  readonly note?: string;
  readonly hasExtraTime?: boolean;
  /** When they took the quiz by subject, where their cohort has it. */
  readonly bySubject?: PastSitting;
}

/** A quiz that a cohort was given beside the readiness quiz; its learners take the quiz by subject as their stage says. */
export interface DemoAssignment {
  readonly quiz: string;
  readonly assignedDaysAgo: number;
  readonly dueInDays: number;
  /** From when until when it can be started, days from today; left out for no window. */
  readonly window?: { readonly opensInDays: number; readonly closesInDays: number };
  readonly attemptsAllowed?: number;
}

/** A cohort of the demo, its days counted from today. */
export interface DemoCohort {
  readonly name: string;
  readonly examInDays: number;
  readonly createdDaysAgo: number;
  /** When the readiness quiz is due. */
  readonly dueInDays: number;
  readonly alsoAssigned: readonly DemoAssignment[];
  readonly stages: readonly Stage[];
}

/** Thirty questions, three of each subject: the only quiz here that gives every subject a share of its own. */
export const BY_SUBJECT = 'pcc-form';

const joined = { invitedDaysAgo: 62, joinedDaysAgo: 60 } as const;
const late = { invitedDaysAgo: 20, joinedDaysAgo: 18 } as const;

/** Near its exam, its assignment due since last week: learners at every stage. */
const evening: DemoCohort = {
  name: 'Evening class',
  examInDays: 24,
  createdDaysAgo: 63,
  dueInDays: -5,
  alsoAssigned: [
    { quiz: BY_SUBJECT, assignedDaysAgo: 6, dueInDays: 3 },
    {
      quiz: 'pcc-mock',
      assignedDaysAgo: 5,
      dueInDays: 12,
      window: { opensInDays: 2, closesInDays: 16 },
      attemptsAllowed: 1,
    },
  ],
  stages: [
    { count: 3, invitedDaysAgo: 62, joinedDaysAgo: null, sittings: [], nudgedDaysAgo: 16 },
    { count: 2, ...joined, sittings: [] },
    { count: 3, ...joined, sittings: [{ daysAgo: 22, ability: 0.2, stopAfter: 9 }], nudgedDaysAgo: 4 },
    { count: 1, ...joined, sittings: [{ daysAgo: 1, ability: 0.6, stopAfter: 11 }] },
    {
      count: 4,
      ...joined,
      sittings: [
        { daysAgo: 33, ability: -1.9 },
        { daysAgo: 5, ability: -1.5 },
      ],
      nudgedDaysAgo: 17,
      note: 'Works nights until the end of the month; asked for the slides of the insurance unit.',
      bySubject: { daysAgo: 3, ability: -1.3 },
    },
    {
      count: 3,
      ...joined,
      sittings: [
        { daysAgo: 34, ability: 1.9 },
        { daysAgo: 18, ability: 0.3 },
        { daysAgo: 4, ability: -1.4 },
      ],
    },
    { count: 2, ...joined, sittings: [{ daysAgo: 6, ability: 0, isFast: true }] },
    {
      count: 3,
      ...joined,
      sittings: [
        { daysAgo: 30, ability: -0.5 },
        { daysAgo: 7, ability: 0.1 },
      ],
      hasExtraTime: true,
      bySubject: { daysAgo: 4, ability: 0.2 },
    },
    {
      count: 5,
      ...joined,
      sittings: [{ daysAgo: 26, ability: 1.8 }],
      credential: 'issued',
      bySubject: { daysAgo: 5, ability: 1.6 },
    },
    {
      count: 2,
      ...joined,
      sittings: [
        { daysAgo: 40, ability: 0.2 },
        { daysAgo: 8, ability: 1.7 },
      ],
    },
    {
      count: 1,
      ...joined,
      sittings: [{ daysAgo: 28, ability: 2 }],
      credential: 'revoked',
      bySubject: { daysAgo: 5, ability: -0.8 },
    },
  ],
};

/** A term that began three weeks ago, with time left. */
const daytime: DemoCohort = {
  name: 'Daytime class',
  examInDays: 95,
  createdDaysAgo: 21,
  dueInDays: 20,
  alsoAssigned: [],
  stages: [
    { count: 5, invitedDaysAgo: 3, joinedDaysAgo: null, sittings: [] },
    { count: 3, invitedDaysAgo: 20, joinedDaysAgo: null, sittings: [] },
    { count: 4, ...late, sittings: [] },
    { count: 4, ...late, sittings: [{ daysAgo: 2, ability: 0.3, stopAfter: 14 }] },
    { count: 3, ...late, sittings: [{ daysAgo: 16, ability: -0.2, stopAfter: 6 }] },
    {
      count: 3,
      ...late,
      sittings: [
        { daysAgo: 15, ability: -1.8 },
        { daysAgo: 3, ability: -0.9 },
      ],
    },
    { count: 5, ...late, sittings: [{ daysAgo: 9, ability: 0.1 }] },
    { count: 3, ...late, sittings: [{ daysAgo: 6, ability: 1.7 }] },
  ],
};

/** The candidate who can sign in, a learner of the evening class: results over time, a plan, practice. */
export const candidateStage: Stage = {
  count: 1,
  ...joined,
  sittings: [
    { daysAgo: 52, ability: -1.9 },
    { daysAgo: 31, ability: -0.9 },
    { daysAgo: 10, ability: 0.3 },
  ],
  bySubject: { daysAgo: 2, ability: 0.4 },
};

/** Both cohorts; 60 learners with the candidate, who joins the first. */
export const demoCohorts: readonly DemoCohort[] = [evening, daytime];

const givenNames =
  'Aaliyah Adrian Amara Andre Beatriz Bianca Caleb Carmen Chloe Darius Deepa Diego Elena Elias Emeka Esther Farah Felix Grace Hana Hassan Imani Ines Isaac Jamal Jia Joel Julia Kayla Keanu Kofi Lena Leo Linh Lucia Malik Mei Mina Nadia Nathan Noor Olivia Oscar Paloma Priya Quinn Ravi Rosa Samir Sofia Tariq Tess Thandi Uma Victor Wen Yara Yusuf Zoe'.split(
    ' ',
  );
const familyNames =
  'Abbott Alvarez Baker Banerjee Carter Chen Delgado Dubois Edwards Farouk Flores Garcia Grant Haddad Hughes Ibrahim Jackson Jensen Kim Kowalski Lee Lopez Mbeki Miller Nakamura Nolan Okafor Ortiz Patel Perez Quispe Reed Rossi Santos Singh Tanaka Taylor Umarov Vargas Walker Yilmaz'.split(
    ' ',
  );

/** Name and address of the learner with this number, from 0. Invented; the domain does not exist. */
export function learnerIdentity(number: number): { readonly name: string; readonly email: string } {
  const given = givenNames[number % givenNames.length] ?? 'Alex';
  const family = familyNames[(number * 7) % familyNames.length] ?? 'Moss';
  return {
    name: `${given} ${family}`,
    email: `${given}.${family}@demo-college.example`.toLowerCase(),
  };
}
