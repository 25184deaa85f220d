import type { LtiPlatformPage, Membership } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Answer } from '../../components/Answer.tsx';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { countOf } from '../../components/numbers.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { AddPlatform } from './AddPlatform.tsx';
import { platformsQuery } from './api.ts';
import classes from './lti.module.css';
import { PlatformCard } from './PlatformCard.tsx';
import { RegistrationLink } from './RegistrationLink.tsx';
import { ToolAddresses } from './ToolAddresses.tsx';

/** Which learning systems may open quizzes here, and do their scores arrive? */
export function PlatformsPage() {
  const me = useQuery(meQuery);
  const wanted = useSearch({ strict: false }).organization;
  const owned = (me.data?.person?.memberships ?? []).filter(({ roles }) => roles.includes('owner'));
  const organization = owned.find(({ slug }) => slug === wanted) ?? owned[0];
  return (
    <>
      <PageHead
        title="Which learning systems may open quizzes here?"
        lead="Canvas, Moodle, Brightspace, Blackboard and others connect by LTI 1.3: learners come in from their course, and results go back to its gradebook."
      >
        {owned.length > 1 && organization !== undefined ? (
          <OrganizationChoice owned={owned} current={organization} />
        ) : null}
      </PageHead>
      <AsyncPanel query={me} what="your organizations" lines={3}>
        {({ person }) => {
          if (organization !== undefined)
            return <Platforms key={organization.organizationId} organizationId={organization.organizationId} />;
          return person === null || person.isGuest ? (
            <EmptyState title="Sign in to see this" hint="Learning systems are connected by owners of an organization.">
              <ButtonLink to="/sign-in" search={{ next: '/admin/lti' }}>
                Sign in
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState
              title="You own no organization"
              hint="An owner connects a learning system. Ask yours, or create an organization under your account."
            >
              <ButtonLink to="/account">See your account</ButtonLink>
            </EmptyState>
          );
        }}
      </AsyncPanel>
    </>
  );
}

function Platforms({ organizationId }: { readonly organizationId: string }) {
  const platforms = useQuery(platformsQuery(organizationId));
  return (
    <AsyncPanel query={platforms} what="the learning systems" lines={4}>
      {(page) => (
        <>
          <Answer>{answerOf(page)}</Answer>
          {page.tool.frameNote === null ? null : (
            <Notice tone="attention" title="Launches need https">
              <p>{page.tool.frameNote}</p>
            </Notice>
          )}
          <div className={classes.platforms}>
            {page.items.map((platform) => (
              <PlatformCard key={platform.id} organizationId={organizationId} platform={platform} />
            ))}
          </div>
          <Section title="Connect one by a link">
            <RegistrationLink organizationId={organizationId} />
          </Section>
          <Section title="Or connect one by hand">
            <ToolAddresses tool={page.tool} />
            <AddPlatform organizationId={organizationId} />
          </Section>
        </>
      )}
    </AsyncPanel>
  );
}

function answerOf({ items }: LtiPlatformPage): string {
  if (items.length === 0) return 'None yet.';
  const waiting = items.reduce((sum, { scores }) => sum + scores.due, 0);
  const failed = items.reduce((sum, { scores }) => sum + scores.failed, 0);
  const standing =
    failed > 0
      ? `${countOf(failed, 'score')} did not arrive.`
      : waiting > 0
        ? `${countOf(waiting, 'score')} on the way.`
        : 'No score is waiting.';
  return `${countOf(items.length, 'learning system')}. ${standing}`;
}

function OrganizationChoice({
  owned,
  current,
}: {
  readonly owned: readonly Membership[];
  readonly current: Membership;
}) {
  const navigate = useNavigate();
  return (
    <label className={classes.choice}>
      Organization
      <select
        value={current.slug}
        onChange={(event) => void navigate({ to: '.', search: { organization: event.currentTarget.value } })}
      >
        {owned.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
