import type { IssuerKeys } from './issuer-keys.ts';

/** A key that a proof names: what it is, who controls it, and how far that is known. */
export interface KnownMethod {
  readonly publicKeyMultibase: string;
  /** The part of the address before `#`. */
  readonly controller: string;
  /**
   * `ours`: a key of this installation. `proven`: did:key, where the name is the key. `claimed`: the key stands in the
   * address, and only the network could tell whether it is the controller's.
   */
  readonly trust: 'ours' | 'proven' | 'claimed';
}

/** `unresolved`: there may be such a key, but not at hand. `invalid`: there can be none. */
export type ResolvedMethod = KnownMethod | { readonly trust: 'unresolved' | 'invalid'; readonly reason: string };

/** A multibase Ed25519 public key: base58btc of the multicodec prefix ed01 and 32 bytes. */
const ED25519_KEY = /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/;

/** Finds the key of a verification method without the network. */
export function resolveMethod(address: string, keys: IssuerKeys): ResolvedMethod {
  const [controller = '', fragment = ''] = address.split('#');
  if (controller.startsWith('did:key:')) return resolveDidKey(controller, fragment, keys);
  if (controller.startsWith('did:web:') && isOurs(fragment, keys)) {
    return { publicKeyMultibase: fragment, controller, trust: 'ours' };
  }
  if (/^(did:web:|https?:)./.test(controller)) {
    if (ED25519_KEY.test(fragment)) return { publicKeyMultibase: fragment, controller, trust: 'claimed' };
    if (fragment.startsWith('z6Mk')) return invalid(`${fragment} is not a whole Ed25519 key`);
    return unresolved(`it would have to be fetched from ${controller}, and nothing is fetched here`);
  }
  if (controller.startsWith('did:')) return unresolved(`${controller} is of a kind that is not looked up here`);
  return invalid(`${address} is not the address of a key`);
}

function resolveDidKey(controller: string, fragment: string, keys: IssuerKeys): ResolvedMethod {
  const key = controller.slice('did:key:'.length);
  if (!ED25519_KEY.test(key)) return unresolved('its did:key is not of an Ed25519 key, the only kind checked here');
  if (fragment !== '' && fragment !== key) return invalid('its did:key names two different keys');
  return { publicKeyMultibase: key, controller, trust: isOurs(key, keys) ? 'ours' : 'proven' };
}

function isOurs(publicKeyMultibase: string, keys: IssuerKeys): boolean {
  return keys.all.some((key) => key.publicKeyMultibase === publicKeyMultibase);
}

function unresolved(reason: string): ResolvedMethod {
  return { trust: 'unresolved', reason };
}

function invalid(reason: string): ResolvedMethod {
  return { trust: 'invalid', reason };
}
