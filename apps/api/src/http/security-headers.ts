import type { MiddlewareHandler } from 'hono';

/** Headers of every answer. The policy lets nothing run but our own files; styles that Mantine writes carry the nonce. */
export function securityHeaders(isSecure: boolean): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurityPolicy());
    headers.set('x-content-type-options', 'nosniff');
    // A page that says who may frame it is for the frame of a learning system (LTI); all others are for none.
    const isFramed = headers.get('content-security-policy')?.includes("frame-ancestors 'none'") !== true;
    if (!isFramed) {
      headers.set('x-frame-options', 'DENY');
      headers.set('cross-origin-opener-policy', 'same-origin');
    }
    headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (isSecure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  };
}

/** The policy of our pages. `styleNonce` is that of one page; `inlineStyles` only for the API's documentation. */
export function contentSecurityPolicy(options: { styleNonce?: string; inlineStyles?: boolean } = {}): string {
  const nonce = options.styleNonce === undefined ? '' : ` 'nonce-${options.styleNonce}'`;
  const style = options.inlineStyles === true ? " 'unsafe-inline'" : nonce;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
