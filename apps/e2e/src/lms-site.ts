import { lti, type SimulatedLms, verifyJws } from '@careway/api/testing/simulated-lms';

/** The pages of a learning system: courses whose links open this tool, as a person sees them in a browser. */
export interface LmsSite {
  /** The course in a window, and with the tool in a frame. */
  readonly course: string;
  readonly framedCourse: string;
  /** Who is signed in at the learning system, and what its next message says beside. */
  person: Record<string, unknown>;
  /** The message as it goes; a test may change it. */
  tamper: (token: string) => string;
  /** The messages that came back (Deep Linking), once their signature was checked with the keys of the tool. */
  readonly returned: Record<string, unknown>[];
  /** The scores that arrived (AGS). */
  readonly scores: Record<string, unknown>[];
}

const page = (title: string, body: string) => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`,
});

/** Serves a course of the learning system whose links open the tool of an organisation. */
export function serveCourse(lms: SimulatedLms, toolUrl: string, org: string): LmsSite {
  const target = `${toolUrl}/lti/${org}/launch`;
  const login = `${toolUrl}/lti/${org}/login?${new URLSearchParams({
    iss: lms.url,
    client_id: lms.clientId,
    login_hint: 'student-1',
    target_link_uri: target,
  }).toString()}`.replaceAll('&', '&amp;');
  const site: LmsSite = {
    course: `${lms.url}/course`,
    framedCourse: `${lms.url}/framed-course`,
    person: {},
    tamper: (token) => token,
    returned: [],
    scores: [],
  };
  lms.answers.set('GET /course', () => page('Course', `<a href="${login}">Readiness quiz</a>`));
  lms.answers.set('GET /framed-course', () =>
    page('Course', `<iframe title="Readiness quiz" width="600" height="400" src="${login}"></iframe>`),
  );
  lms.answers.set('GET /auth', ({ path }) => {
    const asked = new URL(path, lms.url).searchParams;
    const claims = lms.claims(asked.get('nonce') ?? '', new Date(), target, {
      [lti('message_type')]: 'LtiResourceLinkRequest',
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
        lineitem: `${lms.url}/lineitems/1`,
      },
      ...site.person,
    });
    const fields = { id_token: site.tamper(lms.sign(claims)), state: asked.get('state') ?? '' };
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    );
    const form = `<form method="post" action="${asked.get('redirect_uri')}">${inputs.join('')}</form>`;
    return page('One moment', `${form}<script>document.forms[0].submit()</script>`);
  });
  lms.answers.set('POST /token', () => ({ status: 200, body: { access_token: 'token-1', token_type: 'Bearer' } }));
  lms.answers.set('POST /lineitems/1/scores', ({ body }) => {
    site.scores.push(JSON.parse(body) as Record<string, unknown>);
    return { status: 204 };
  });
  lms.answers.set('POST /return', ({ body }) => {
    const token = new URLSearchParams(body).get('JWT') ?? '';
    site.returned.push({ token });
    return page('The quiz was added', '');
  });
  return site;
}

/** The claims of a message that came back, checked with the published keys of the tool. */
export async function readReturned(toolUrl: string, { token }: Record<string, unknown>) {
  const jwks = (await (await fetch(`${toolUrl}/lti/jwks.json`)).json()) as { keys: Record<string, unknown>[] };
  return verifyJws(String(token), jwks);
}

/** What makes a message an invitation to choose a quiz (Deep Linking 2.0), by an instructor. */
export function deepLinking(lms: SimulatedLms): Record<string, unknown> {
  return {
    sub: 'teacher-1',
    name: 'Tom Teacher',
    email: 'tom@example.edu',
    [lti('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
    [lti('message_type')]: 'LtiDeepLinkingRequest',
    [lti('resource_link')]: undefined,
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      deep_link_return_url: `${lms.url}/return`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      data: 'opaque-1',
    },
  };
}
