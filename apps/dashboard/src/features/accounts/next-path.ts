/** Where to go after signing in: a path of this product, or the start page. Other sites are not followed. */
export function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
