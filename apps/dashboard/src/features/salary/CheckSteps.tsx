import type { WageCheck } from '@careway/contract';
import { formatYearly } from './money.ts';
import classes from './salary.module.css';

/** Every step from what was typed to the answer, with what it changed in dollars, also those left out. */
export function CheckSteps({ steps }: { readonly steps: WageCheck['steps'] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.id}>
          <h3>{step.title}</h3>
          <p>{step.statement}</p>
          <p className="small muted">
            {step.isApplied ? 'Applied' : 'Left out'}
            {step.effect === null ? null : ` · changes the compared pay by ${signedDollars(step.effect.amount)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

function signedDollars(amount: number): string {
  return amount > 0 ? `+${formatYearly(amount)}` : formatYearly(amount);
}
