import type { Certification } from '@careway/contract';

/** The body that issues a certification, linked where its official site is known. */
export function IssuerLink({ issuer }: { readonly issuer: NonNullable<Certification['issuer']> }) {
  if (issuer.site === null) return <span>{issuer.name}</span>;
  return (
    <a href={issuer.site} rel="noreferrer">
      {issuer.name}
    </a>
  );
}
