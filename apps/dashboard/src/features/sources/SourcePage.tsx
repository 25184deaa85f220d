import type { SourceDetail } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatDay } from '../../components/dates.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { HowSureMark } from '../../components/Marks.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { sourceQuery } from './api.ts';
import { kindWords } from './source-words.ts';
import classes from './sources.module.css';

/** Where does this come from? */
export function SourcePage() {
  const { id } = useParams({ from: '/sources/$id' });
  const source = useQuery(sourceQuery(id));
  return (
    <>
      <PageHead title="Where does this come from?">
        <p>
          <Link to="/sources">All sources</Link>
        </p>
      </PageHead>
      <AsyncPanel query={source} what="this source" lines={10}>
        {(detail) => <SourceFacts source={detail} />}
      </AsyncPanel>
    </>
  );
}

function SourceFacts({ source }: { readonly source: SourceDetail }) {
  return (
    <>
      <Answer note={`Figures are from: ${source.vintage}.`}>
        {source.publisher}: {source.title}
      </Answer>
      <Section title="Before you use it">
        <Notice>
          <p>{source.note}</p>
        </Notice>
      </Section>
      <Section title="What we hold">
        <Facts>
          <Fact label="Kind">{kindWords(source.kind)}</Fact>
          <Fact label="How sure">
            <HowSureMark howSure={source.howSure} />
          </Fact>
          <Fact label="Publisher's page">
            {source.url === null ? (
              'No address is known'
            ) : (
              <a href={source.url} rel="noreferrer">
                {source.url}
              </a>
            )}
          </Fact>
          <Fact label="Last compared with the publisher">
            {source.dateChecked === null ? 'Never' : formatDay(source.dateChecked)}
          </Fact>
          <Fact label="License">{source.licence}</Fact>
          <Fact label="Figures held">{source.figureCount.toLocaleString('en-US')}</Fact>
          <Fact label="Our file">
            {source.file === null ? 'None: no figure of it is held' : <code>{source.file}</code>}
          </Fact>
          {source.checksum === null ? null : (
            <Fact label="Checksum (SHA-256)">
              <code className={classes.checksum}>{source.checksum}</code>
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title="What rests on it">
        {source.usedBy.length === 0 ? (
          <p>Nothing on our screens uses it yet.</p>
        ) : (
          <DataTable
            caption={`What rests on ${source.title}`}
            isCaptionHidden
            rows={source.usedBy}
            rowKey={(use) => `${use.what} ${use.path}`}
            columns={[
              { key: 'what', header: 'What', isRowHeader: true, cell: (use) => use.what },
              { key: 'count', header: 'Figures', align: 'right', cell: (use) => use.count.toLocaleString('en-US') },
              { key: 'path', header: 'Answer of the API', cell: (use) => <a href={use.path}>{use.path}</a> },
            ]}
          />
        )}
      </Section>
    </>
  );
}
