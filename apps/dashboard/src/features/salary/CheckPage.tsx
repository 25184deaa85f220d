import type { WageCheckBody } from '@careway/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ApiError } from '../../api/client.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingPanel } from '../../components/LoadingPanel.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { wageCheckQuery } from './api.ts';
import { CheckAnswer } from './CheckAnswer.tsx';
import { type CheckFields, CheckForm } from './CheckForm.tsx';
import { CheckResult } from './CheckResult.tsx';
import { OtherPay } from './OtherPay.tsx';
import { SalaryNav } from './SalaryNav.tsx';
import { ShareAnswer } from './ShareAnswer.tsx';

const DEFAULT_TITLE = 'Patient care coordinator';

/** Is this offer fair? The question is kept in the address, so that it can be sent. */
export function CheckPage() {
  const search = useSearch({ from: '/salary/check' });
  const navigate = useNavigate({ from: '/salary/check' });
  const { title = DEFAULT_TITLE, pay = '', hours = '', level = '', area = '' } = search;
  const fields: CheckFields = useMemo(() => ({ title, pay, hours, level, area }), [title, pay, hours, level, area]);
  const check = useQuery(wageCheckQuery(search.pay === undefined ? null : toBody(fields, search.soc)));
  const faults = check.error instanceof ApiError && check.error.status === 422 ? check.error.errors : [];
  return (
    <>
      <PageHead title="Is this offer fair?">
        <SalaryNav />
      </PageHead>
      <CheckForm
        fields={fields}
        faults={faults}
        isBusy={check.isFetching}
        onAsk={(asked) =>
          navigate({ search: { ...asked, soc: asked.title === fields.title ? search.soc : undefined } })
        }
      />
      {check.isLoading ? <LoadingPanel what="the answer" lines={8} /> : null}
      {check.isError && faults.length === 0 ? (
        <ErrorPanel
          error={check.error}
          what="We could not check this offer."
          safe="What you typed is still here and in the address of this page."
          onRetry={() => void check.refetch()}
        />
      ) : null}
      <div role="status">{check.data === undefined ? null : <CheckAnswer check={check.data} />}</div>
      {check.data === undefined ? null : (
        <>
          <CheckResult check={check.data} onChooseProxy={(soc) => navigate({ search: { ...search, soc } })} />
          <OtherPay
            route="/salary/check"
            soc={check.data.proxy.soc}
            title={check.data.proxy.title}
            state={check.data.state ?? null}
            offerUsd={check.data.pay.annual.amount}
          />
          <ShareAnswer
            question={{ kind: 'wage-check', body: toBody(fields, search.soc) }}
            shows="this answer with the offer and what stands behind it"
          />
        </>
      )}
    </>
  );
}

/** What the form asks of the service; fields left empty are left out. */
function toBody(fields: CheckFields, soc: string | undefined): WageCheckBody {
  const hours = fields.hours === '' ? undefined : Number(fields.hours);
  const level =
    fields.level === 'entry' || fields.level === 'mid' || fields.level === 'senior' ? fields.level : undefined;
  return {
    title: fields.title,
    pay: fields.pay,
    ...(hours === undefined ? {} : { hoursPerWeek: hours }),
    ...(level === undefined ? {} : { level }),
    ...(fields.area === '' ? {} : { area: fields.area }),
    ...(soc === undefined ? {} : { soc }),
  };
}
