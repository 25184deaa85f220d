import type { PercentileRank, WageCheck } from '@careway/contract';
import { DataTable } from '../../components/DataTable.tsx';
import { Section } from '../../components/Section.tsx';
import { CheckSteps } from './CheckSteps.tsx';
import { formatRank, formatYearly } from './money.ts';
import { middleHalfFinding, OfficialWagesFigure } from './official-wages.tsx';
import { Sentences } from './Sentences.tsx';
import classes from './salary.module.css';

/** What stands behind the answer: the bar with the offer, the reasons, and what another stand-in would say. */
export function CheckResult(props: { readonly check: WageCheck; readonly onChooseProxy?: (soc: string) => void }) {
  const { check, onChooseProxy } = props;
  return (
    <>
      <OfficialWagesFigure
        title={middleHalfFinding(check.wage, whoIsCompared(check))}
        answer={check.sentence}
        filters={filtersOf(check)}
        wages={[check.wage]}
        sources={check.sources}
        mark={offerMark(check)}
      />
      <Section title="Why we say so">
        <p>{check.verdict.statement}</p>
        {check.rank.state === 'within' ? <p className="muted">{check.rank.rangeStatement}</p> : null}
        <CheckSteps steps={check.steps} />
      </Section>
      <Section title="If another occupation stood in">
        <p>{check.occupation.statement}</p>
        <ProxyTable check={check} onChooseProxy={onChooseProxy} />
      </Section>
      {check.notes.length === 0 ? null : (
        <Section title="Before you use this answer">
          <Sentences sentences={check.notes} />
        </Section>
      )}
    </>
  );
}

/** What was asked and what it is compared with: "… standing in for … · Ohio · mid level · May 2024 · offer 52k". */
function filtersOf({ proxy, titleGiven, occupation, place, level, wage, pay }: WageCheck): string {
  return [
    `${proxy.title} (${proxy.soc}) standing in for ${titleGiven ?? occupation.title}`,
    place ?? wage.area.name,
    level === null || level === undefined ? 'no level asked for' : `${level} level`,
    wage.vintage,
    `offer ${pay.given}`,
  ].join(' · ');
}

/** Whose pay the bar shows: a level is carried over from all of them. */
function whoIsCompared({ wage, level }: WageCheck): string {
  return `${wage.title}${level === null || level === undefined ? '' : ' of every level'}, ${wage.area.name}`;
}

/** The offer on the axis of the row: as adjusted by the steps, so that it stands where the answer says. */
function offerMark({ pay, wage }: WageCheck) {
  const { annual, compared = annual } = pay;
  const label =
    compared.amount === annual.amount
      ? `This offer ${formatYearly(annual.amount)}`
      : `This offer, set to ${wage.area.level === 'nation' ? 'national' : wage.area.name} pay: ${formatYearly(compared.amount)}`;
  return { value: compared.amount, label };
}

function ProxyTable({
  check,
  onChooseProxy,
}: {
  readonly check: WageCheck;
  readonly onChooseProxy: ((soc: string) => void) | undefined;
}) {
  return (
    <DataTable
      caption="The same pay among other occupations"
      isCaptionHidden
      rows={check.byProxy}
      rowKey={({ proxy }) => proxy.soc}
      columns={[
        { key: 'title', header: 'Occupation', isRowHeader: true, cell: ({ proxy }) => proxy.title },
        { key: 'role', header: 'Role', cell: ({ proxy }) => (proxy.role === 'proxy' ? 'stands in' : 'neighbor') },
        { key: 'rank', header: 'This pay is at', cell: ({ rank }) => rankWords(rank) },
        { key: 'words', header: 'That is', cell: ({ words }) => words.join(' to ') || 'cannot be said' },
        ...(onChooseProxy === undefined
          ? []
          : [
              {
                key: 'use',
                header: 'Compare with it',
                cell: ({ proxy }: WageCheck['byProxy'][number]) =>
                  proxy.soc === check.proxy.soc ? (
                    'in use'
                  ) : (
                    <button type="button" className={classes.textButton} onClick={() => onChooseProxy(proxy.soc)}>
                      Use {proxy.soc}
                    </button>
                  ),
              },
            ]),
      ]}
    />
  );
}

function rankWords(rank: PercentileRank): string {
  if (rank.state === 'unknown') return rank.reason;
  if (rank.state === 'within') return `about the ${formatRank(rank.rank)} percentile`;
  return `${rank.state} the ${formatRank(rank.percentile)} percentile`;
}
