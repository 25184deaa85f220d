import type { Domain } from './item.ts';

/** What people read for each domain. */
export const domainLabels: Readonly<Record<Domain, string>> = {
  'scheduling-access': 'Scheduling and access',
  'records-privacy': 'Health records and privacy',
  'care-transitions': 'Care plans and transitions',
  communication: 'Patient and family communication',
  'insurance-accounts': 'Insurance and patient accounts',
  'terminology-coding': 'Terminology and coding basics',
  'health-technology': 'Health technology',
  'teamwork-handoffs': 'Teamwork and handoffs',
  'quality-safety-compliance': 'Quality, safety and compliance',
  'critical-thinking': 'Critical thinking and priorities',
  'cmm-revenue-management': 'Revenue management',
  'cmm-risk-management': 'Risk management',
  'cmm-human-resources': 'Human resources',
  'cmm-finance': 'Finance',
  'cmm-contract-management': 'Contract management',
  'cmm-business-management': 'Business management',
  'cmm-technology-data': 'Technology and data management',
  'cmm-clinical-reporting': 'Clinical performance reporting',
  'cmm-patient-education-marketing': 'Patient education and practice marketing',
};
