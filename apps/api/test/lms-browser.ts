import type { Client, TestApp } from '../src/testing/test-app.ts';
import type { SimulatedLms } from '../src/testing/simulated-lms.ts';

/** A browser between a learning system and the product, at one organisation. */
export interface LmsBrowser {
  readonly target: string;
  /** Follows a login initiation; `to` is where the product sends the browser. */
  logIn(client: Client, more?: Record<string, string>): Promise<{ readonly answer: Response; readonly to: URL }>;
  /** Posts a form to the launch address, as a page of another site. */
  post(client: Client, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Follows the way in after a launch, as the browser that made it does. */
  goIn(client: Client, answer: Response): Promise<Response>;
  /** A whole launch with these claims. */
  launch(
    client: Client,
    more?: Record<string, unknown>,
    header?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export const crossSiteForm = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'https://lms.example',
  'sec-fetch-site': 'cross-site',
};

export function lmsBrowser(testApp: TestApp, lms: SimulatedLms, org: string): LmsBrowser {
  const target = `http://localhost:8787/lti/${org}/launch`;
  const browser: LmsBrowser = {
    target,
    logIn: async (client, more = {}) => {
      const query = new URLSearchParams({
        iss: lms.url,
        login_hint: 'user-1',
        target_link_uri: target,
        client_id: lms.clientId,
        ...more,
      });
      const answer = await client.request(`/lti/${org}/login?${query}`);
      return { answer, to: new URL(answer.headers.get('location') ?? 'about:blank') };
    },
    post: (client, fields, headers = {}) =>
      client.request(`/lti/${org}/launch`, {
        body: new URLSearchParams(fields).toString(),
        headers: { ...crossSiteForm, ...headers },
      }),
    goIn: async (client, answer) => {
      const to = answer.headers.get('location') ?? '';
      return to.includes('/enter?ticket=') ? client.request(to) : answer;
    },
    launch: async (client, more = {}, header = {}, headers = {}) => {
      const { to } = await browser.logIn(client);
      const claims = lms.claims(to.searchParams.get('nonce') ?? '', testApp.clock.now, target, more);
      const fields = { state: to.searchParams.get('state') ?? '', id_token: lms.sign(claims, header) };
      return browser.goIn(client, await browser.post(client, fields, headers));
    },
  };
  return browser;
}
