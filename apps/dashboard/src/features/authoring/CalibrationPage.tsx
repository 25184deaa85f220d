import type { Calibration } from '@careway/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatCount } from '../../components/numbers.ts';
import { Section } from '../../components/Section.tsx';
import { AuthorPage } from './AuthorPage.tsx';
import { CalibrationView } from './CalibrationView.tsx';
import { calibrationsQuery } from './calibration-api.ts';
import { StartCalibration } from './StartCalibration.tsx';

/** Which questions drift? */
export function CalibrationPage() {
  return (
    <AuthorPage title="Which questions are harder or easier than thought?">
      <Calibrations />
    </AuthorPage>
  );
}

function Calibrations() {
  const calibrations = useQuery(calibrationsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <AsyncPanel query={calibrations} what="the calibrations" lines={8}>
      {({ items, sentence }) => {
        const version = chosen ?? items[0]?.version;
        return (
          <>
            <Answer note="A calibration measures every question from the answers of people’s first finished attempts. Nothing uses it before somebody puts it in use.">
              {sentence}
            </Answer>
            <StartCalibration onMade={setChosen} />
            {version === undefined ? (
              <EmptyState
                title="The bank was never calibrated"
                hint="Start a calibration: even without answers it shows what every question stands on."
              />
            ) : (
              <>
                <CalibrationView key={version} version={version} />
                {items.length < 2 ? null : <Versions items={items} shown={version} onChoose={setChosen} />}
              </>
            )}
          </>
        );
      }}
    </AsyncPanel>
  );
}

function Versions(props: {
  readonly items: readonly Calibration[];
  readonly shown: string;
  readonly onChoose: (version: string) => void;
}) {
  return (
    <Section title="All calibrations">
      <DataTable
        caption="Calibrations, latest first"
        isCaptionHidden
        rows={props.items}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'version',
            header: 'Calibration',
            isRowHeader: true,
            cell: ({ version, isActive }) => (
              <>
                {version === props.shown ? (
                  `${version}, shown above`
                ) : (
                  <Button variant="default" size="compact-sm" onClick={() => props.onChoose(version)}>
                    Show {version}
                  </Button>
                )}
                {isActive ? ' · in use' : ''}
              </>
            ),
          },
          { key: 'made', header: 'Made', cell: ({ createdAt }) => formatMoment(createdAt) },
          { key: 'people', header: 'People', align: 'right', cell: ({ people }) => formatCount(people) },
          { key: 'answers', header: 'Answers', align: 'right', cell: ({ answers }) => formatCount(answers) },
          { key: 'converged', header: 'Converged', cell: ({ converged }) => (converged ? 'yes' : 'no') },
        ]}
      />
    </Section>
  );
}
