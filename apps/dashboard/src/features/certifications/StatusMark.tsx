import type { Certification } from '@careway/contract';
import { IconAlertTriangle, IconBuilding, IconMap } from '@tabler/icons-react';
import classes from './certifications.module.css';

const words = {
  'issuer-confirmed': { label: 'Issuer confirmed', Icon: IconBuilding },
  'issuer-not-confirmed': { label: 'Issuer not confirmed', Icon: IconAlertTriangle },
  'per-state': { label: 'Decided by each state', Icon: IconMap },
} as const;

/** Whether a named body publishes the certification. */
export function StatusMark({ status }: { readonly status: Certification['status'] }) {
  const { label, Icon } = words[status];
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={16} aria-hidden />
      {label}
    </span>
  );
}
