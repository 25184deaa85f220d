import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AsyncPanel } from '../../components/AsyncPanel.tsx';
import { ObjectivePicker } from '../../components/ObjectivePicker.tsx';
import { objectiveOf } from '../../components/route-words.ts';
import { PdfButton } from '../../figures/PdfButton.tsx';
import { homeQuery } from './api.ts';
import { CertificationsPart } from './CertificationsPart.tsx';
import classes from './home.module.css';
import { PlanPart } from './PlanPart.tsx';
import { ReadinessPart } from './ReadinessPart.tsx';
import { RoutesPart } from './RoutesPart.tsx';
import { ShareReport } from './ShareReport.tsx';
import { SkillsPart } from './SkillsPart.tsx';

/** A person's own start page: readiness, plan, skills and where they lead, certifications, routes and their worth. */
export function CandidateHome() {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const by = objectiveOf(search.by ?? 'pay');
  const home = useQuery(homeQuery(by));
  return (
    <AsyncPanel query={home} what="your report" lines={12}>
      {(report) => (
        <>
          <ReadinessPart readiness={report.readiness} isOwn />
          <PlanPart plan={report.plan} isOwn />
          <SkillsPart skills={report.skills} isOwn />
          <CertificationsPart certifications={report.certifications} isOwn />
          <RoutesPart
            routes={report.routes}
            picker={
              <ObjectivePicker
                value={by}
                onChoose={(chosen) => navigate({ search: { ...search, by: chosen }, resetScroll: false })}
              />
            }
          />
          <div className={classes.actions}>
            <Button component="a" variant="default" href={`/api/v1/home?by=${by}`} download="careway-report.json">
              Download JSON
            </Button>
            <PdfButton
              fileName="careway-report.pdf"
              make={async () => (await import('./home-pdf.ts')).homePdf(report, new URL(window.location.href))}
            />
          </div>
          <ShareReport by={by} />
        </>
      )}
    </AsyncPanel>
  );
}
