import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ApiEnvironment } from '../http/environment.ts';
import { type LtiRefusal, ltiRefusals } from './refusal.ts';

type Markup = ReturnType<typeof html>;

/** A small page of its own, without the dashboard: it may stand in a frame of the learning system that is named. */
export async function ltiPage(
  c: Context<ApiEnvironment>,
  page: {
    readonly title: string;
    readonly body: Markup;
    /** Origins that may show it in a frame; nobody unless said. */
    readonly framedBy?: readonly string[];
    /** Origins that its forms may post to, beside our own. */
    readonly postsTo?: readonly string[];
    /** What the page does by itself once it is there; a text of ours, with nothing from outside in it. */
    readonly script?: string;
    readonly status?: 200 | 400 | 403 | 502;
  },
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const framedBy = (page.framedBy ?? []).join(' ');
  c.header(
    'content-security-policy',
    [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src ${page.script === undefined ? "'none'" : `'nonce-${nonce}'`}`,
      "base-uri 'none'",
      `form-action ${["'self'", ...(page.postsTo ?? [])].join(' ')}`,
      `frame-ancestors ${framedBy === '' ? "'none'" : framedBy}`,
    ].join('; '),
  );
  c.header('cache-control', 'no-store');
  const { title, body, script } = page;
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Careway</title>
        <style nonce="${nonce}">
          :root {
            color-scheme: light dark;
          }
          body {
            font: 1rem/1.5 system-ui, sans-serif;
            max-width: 40rem;
            margin: 0 auto;
            padding: 1.5rem 1rem;
            overflow-wrap: anywhere;
          }
          .brand {
            margin: 0;
            font-weight: 700;
          }
          h1 {
            font-size: 1.375rem;
            line-height: 1.25;
          }
          fieldset {
            border: 0;
            padding: 0;
            margin: 1rem 0;
          }
          legend {
            font-weight: 600;
            padding: 0;
          }
          label {
            display: flex;
            gap: 0.75rem;
            padding: 0.625rem 0;
            min-height: 1.5rem;
          }
          label input {
            flex: none;
            width: 1.25rem;
            height: 1.25rem;
            margin: 0.125rem 0;
          }
          .action {
            display: inline-block;
            font: inherit;
            font-weight: 600;
            padding: 0.625rem 1.25rem;
            border-radius: 0.375rem;
            border: 1px solid transparent;
            background: #0b5f73;
            color: #fff;
            text-decoration: none;
            cursor: pointer;
          }
          .action:focus-visible,
          input:focus-visible {
            outline: 3px solid #e09f1f;
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <header><p class="brand">Careway</p></header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
        ${script === undefined ? '' : html`<script nonce="${nonce}">${raw(script)}</script>`}
      </body>
    </html>`;
  return c.html(document.toString(), page.status ?? 200);
}

const statusOf: Readonly<Partial<Record<LtiRefusal['code'], 400 | 403 | 502>>> = {
  unreachable: 502,
  claim: 400,
  quiz: 400,
  'unknown-platform': 400,
};

/** Any page may frame what has nothing to press. */
export const ANYBODY = ['*'] as const;

/** Says why a launch was not taken, in words a person can pass on. */
export function refusalPage(c: Context<ApiEnvironment>, refusal: LtiRefusal): Promise<Response> {
  return ltiPage(c, {
    title: ltiRefusals[refusal.code],
    status: statusOf[refusal.code] ?? 403,
    framedBy: ANYBODY,
    body: html`<p>${refusal.message}</p>
      <p>Nothing was changed. Go back to your course and open the link again; if it stays, tell your course’s support:</p>
      <p><code>lti/${refusal.code}, request ${c.get('requestId')}</code></p>`,
  });
}
