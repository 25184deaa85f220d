import { useQuery } from '@tanstack/react-query';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { Section } from '../../components/Section.tsx';
import { heldQuery } from './api.ts';
import { HeldList } from './HeldList.tsx';

/** What a guest has on this device that an account would take over: all but the receipts of single calls. */
export function WhatMoves() {
  const held = useQuery(heldQuery);
  return (
    <Section title="What moves to your account">
      <AsyncPanel query={held} what="what is stored" lines={2}>
        {({ tables: { idempotency_key: _receipts, ...moving } }) => <HeldList tables={moving} />}
      </AsyncPanel>
    </Section>
  );
}
