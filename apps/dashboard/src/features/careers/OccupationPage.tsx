import type { Occupation, OnetRating } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { FactSource, FactText } from '../../components/FactList.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { occupationQuery } from './api.ts';
import { levelWords, licenceWords, trackWords } from './career-words.ts';
import classes from './careers.module.css';
import { OnetWork } from './OnetWork.tsx';
import { Outlook } from './Outlook.tsx';
import { PageList } from './PageList.tsx';
import { ProfileSections, profileSectionNames } from './ProfileSections.tsx';

/** What is this role, and what does it ask for? */
export function OccupationPage() {
  const { slug } = useParams({ from: '/careers/$slug' });
  const occupation = useQuery(occupationQuery(slug));
  return (
    <>
      <PageHead title="What is this role, and what does it ask for?">
        <p>
          <Link to="/careers" search={{ role: slug }}>
            Steps from this role
          </Link>
        </p>
      </PageHead>
      <AsyncPanel query={occupation} what="this role" lines={12}>
        {(answer) => <Role occupation={answer} />}
      </AsyncPanel>
    </>
  );
}

function Role({ occupation }: { readonly occupation: Occupation }) {
  const { profile, ratings } = occupation;
  const onet = occupation.codes.find(({ system }) => system === 'onet-soc-2019');
  return (
    <>
      <Answer note={occupation.summary.statement}>{occupation.title}</Answer>
      <Section title="The role in short">
        <FactSource fact={occupation.summary} />
        <RoleFacts occupation={occupation} />
      </Section>
      {profile === null ? null : (
        <>
          <Section title="More about this role">
            <PageList names={[...profileSectionNames, 'The outlook in numbers']} />
          </Section>
          <ProfileSections profile={profile} />
          <Outlook occupation={occupation.slug} />
        </>
      )}
      {ratings === null ? null : (
        <Section title="What matters most in this work">
          <FactText facts={[ratings.basis]} />
          <Ratings caption="Skills" ratings={ratings.skills} />
          <Ratings caption="Work styles" ratings={ratings.workStyles} />
          <p className="small muted">{ratings.attribution}</p>
        </Section>
      )}
      {onet === undefined ? null : <OnetWork code={onet.code} />}
    </>
  );
}

function RoleFacts({ occupation }: { readonly occupation: Occupation }) {
  return (
    <Facts>
      <Fact label="Level">
        {levelWords(occupation.level)}, {trackWords(occupation.track).toLowerCase()} (our judgment)
      </Fact>
      {occupation.alsoCalled.length === 0 ? null : <Fact label="Also called">{occupation.alsoCalled.join(', ')}</Fact>}
      <Fact label="Schooling to start">
        <FactText facts={[occupation.entryEducation.fact]} />
      </Fact>
      <Fact label="License">
        <p>{licenceWords(occupation.licence.need)}.</p>
        <FactText facts={[occupation.licence.fact]} />
      </Fact>
      <Fact label="Where">
        <p>{occupation.settings.names.join(', ')}</p>
        <FactText facts={[occupation.settings.fact]} />
      </Fact>
      <Fact label="Outlook">
        <FactText facts={[occupation.outlook]} />
      </Fact>
      <Fact label="Codes in federal statistics">
        {occupation.codes.length === 0 ? (
          'It has none of its own'
        ) : (
          <ul className={classes.codes}>
            {occupation.codes.map((code) => (
              <li key={`${code.system} ${code.code}`}>
                {code.code} {code.title}
                {code.role === 'proxy' ? ' (stands in)' : null}
                {code.isResidual ? ' (an “all other” group: it mixes several jobs)' : null}
                <FactText facts={[code.why]} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </Facts>
  );
}

function Ratings({ caption, ratings }: { readonly caption: string; readonly ratings: readonly OnetRating[] }) {
  if (ratings.length === 0) return null;
  return (
    <DataTable
      caption={`${caption}, importance from 1 to 5`}
      rows={ratings}
      rowKey={(rating) => rating.name}
      columns={[
        {
          key: 'name',
          header: caption,
          isRowHeader: true,
          sortBy: (rating) => rating.name,
          cell: (rating) => rating.name,
        },
        {
          key: 'importance',
          header: 'Importance',
          align: 'right',
          sortBy: (rating) => rating.importance,
          cell: (rating) => rating.importance.toFixed(2),
        },
        { key: 'collected', header: 'Collected', cell: (rating) => rating.collected },
      ]}
    />
  );
}
