import type { OrganizationRole, PlatformRole } from '@careway/contract';

/** The demo's organization. Its name is on every screen that shows its data. */
export const DEMO_NAME = 'Demo College';

/** Somebody a visitor of the demo can sign in as. */
export interface DemoAccount {
  /** Names the account in the address of its sign-in. */
  readonly key: 'candidate' | 'recruiter' | 'educator' | 'author' | 'administrator';
  readonly name: string;
  readonly email: string;
  readonly role: PlatformRole;
  readonly membership: OrganizationRole | null;
  /** What the person can look at. */
  readonly words: string;
}

/** Everybody who can sign in to the demo, the candidate first. The addresses are of a domain that does not exist. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'candidate',
    name: 'Maya Torres',
    email: 'maya.torres@demo-college.example',
    role: 'candidate',
    membership: null,
    words: 'prepares for an exam: results over time, a plan, practice that is due',
  },
  {
    key: 'educator',
    name: 'Edna Whitfield',
    email: 'edna.whitfield@demo-college.example',
    role: 'candidate',
    membership: 'educator',
    words: 'teaches two cohorts of 30: who needs help this week and why, topics, credentials',
  },
  {
    key: 'recruiter',
    name: 'Rafael Stone',
    email: 'rafael.stone@demo-college.example',
    role: 'candidate',
    membership: 'recruiter',
    words: 'has a pay file to set beside the market',
  },
  {
    key: 'author',
    name: 'Astrid Nguyen',
    email: 'astrid.nguyen@demo-college.example',
    role: 'author',
    membership: null,
    words: 'keeps the questions: statistics, calibration, a question that waits for a verdict',
  },
  {
    key: 'administrator',
    name: 'Omar Reyes',
    email: 'omar.reyes@demo-college.example',
    role: 'administrator',
    membership: 'owner',
    words: 'owns the organization and runs the product',
  },
];
