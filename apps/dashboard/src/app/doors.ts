import type { Me } from '@careway/contract';

export type Door = Me['doors'][number];

/** A part of the product for one role: its name in the switcher and its pages in the header. */
export interface DoorPlan {
  readonly label: string;
  readonly pages: readonly { readonly to: string; readonly label: string }[];
}

/** Doors that have screens. A role whose screens are not there has no door. */
export const doorPlans: Readonly<Partial<Record<Door, DoorPlan>>> = {
  candidate: {
    label: 'My career',
    pages: [
      { to: '/quizzes', label: 'Readiness' },
      { to: '/review', label: 'Practice' },
      { to: '/careers', label: 'Careers' },
      { to: '/certifications', label: 'Certifications' },
      { to: '/salary', label: 'Salary' },
    ],
  },
  recruiter: {
    label: 'Pay',
    pages: [
      { to: '/salary', label: 'Salary' },
      { to: '/salary/check', label: 'Check an offer' },
      { to: '/salary/compare', label: 'Compare' },
      { to: '/salary/trend', label: 'Trend' },
      { to: '/salary/data', label: 'Own data' },
      { to: '/fairness', label: 'Fairness' },
    ],
  },
  educator: {
    label: 'Teaching',
    pages: [
      { to: '/cohorts', label: 'Cohorts' },
      { to: '/fairness', label: 'Fairness' },
      { to: '/quizzes', label: 'Quizzes' },
      { to: '/certifications', label: 'Certifications' },
    ],
  },
  author: {
    label: 'Questions',
    pages: [
      { to: '/author/items', label: 'Questions' },
      { to: '/author/import', label: 'Import' },
      { to: '/author/blueprints', label: 'Coverage' },
      { to: '/author/calibration', label: 'Calibration' },
      { to: '/author/fairness', label: 'Fairness' },
      { to: '/author/problems', label: 'Reports' },
    ],
  },
  administrator: {
    label: 'Operation',
    pages: [
      { to: '/admin/imports', label: 'Imports' },
      { to: '/sources', label: 'Sources' },
    ],
  },
};

/** The door a person works in: the one the page belongs to, else the one chosen last, else their first. */
export function currentDoor(held: readonly Door[], path: string, chosen: string | null): Door {
  const open = held.filter((door) => doorPlans[door] !== undefined);
  if (path.startsWith('/cohorts') && open.includes('educator')) return 'educator';
  if (path.startsWith('/fairness')) {
    const own = open.filter((door) => door === 'educator' || door === 'recruiter');
    const door = own.find((one) => one === chosen) ?? own[0];
    if (door !== undefined) return door;
  }
  if (path.startsWith('/salary/data') && open.includes('recruiter')) return 'recruiter';
  if (path.startsWith('/admin/lti') && open.includes('educator')) return 'educator';
  if (path.startsWith('/admin') && open.includes('administrator')) return 'administrator';
  if (path.startsWith('/author') && open.includes('author')) return 'author';
  return open.find((door) => door === chosen) ?? open[0] ?? 'candidate';
}
