import type { ProxyOccupation } from '@careway/contract';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './salary.module.css';

/** Why each occupation stands in, with the warning of a residual group. */
export function ProxyReasons({ proxies }: { readonly proxies: readonly ProxyOccupation[] }) {
  return (
    <ul className={classes.proxies}>
      {proxies.map((proxy) => (
        <li key={proxy.soc}>
          <strong>{proxy.title}</strong> <span className="muted">(SOC {proxy.soc})</span>. {proxy.reason}
          {proxy.warning === null ? null : (
            <p className={classes.warning}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>Warning: {proxy.warning}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
