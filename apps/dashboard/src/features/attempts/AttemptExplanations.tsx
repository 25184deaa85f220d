import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { countOf } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { attemptQuery, explanationsQuery } from './api.ts';
import { ExplainedAnswer } from './ExplainedAnswer.tsx';
import classes from './explanation.module.css';

/** Why each answer was right or wrong, on demand; nothing where the attempt explains nothing. */
export function AttemptExplanations({ id }: { readonly id: string }) {
  const attempt = useQuery(attemptQuery(id));
  const [isOpen, setOpen] = useState(false);
  if (attempt.data?.explains === undefined || attempt.data.explains === 'never') return null;
  return (
    <Section title="Why was each answer right or wrong?">
      {isOpen ? (
        <Explanations id={id} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            Show the explanations
          </Button>
        </div>
      )}
    </Section>
  );
}

function Explanations({ id }: { readonly id: string }) {
  const explanations = useQuery(explanationsQuery(id));
  return (
    <AsyncPanel query={explanations} what="the explanations" lines={8}>
      {({ items, withheld }) => (
        <div className={classes.card}>
          {items.map((explanation) => (
            <ExplainedAnswer key={explanation.position} explanation={explanation} />
          ))}
          {withheld === 0 ? null : (
            <p className="muted">
              {countOf(withheld, 'answered question')} {withheld === 1 ? 'is' : 'are'} not explained: on trial, on
              watch, or part of another quiz of yours that is still open.
            </p>
          )}
        </div>
      )}
    </AsyncPanel>
  );
}
