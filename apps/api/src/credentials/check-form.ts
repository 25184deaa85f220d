import type { CredentialCheck } from '@careway/contract';
import { dataModels, isOpenBadgesContext } from './contexts.ts';
import { idOf, isObject, type JsonObject, textOf, toList } from './json-object.ts';
import type { ReadCredential } from './read-credential.ts';

const badgeTypes = ['OpenBadgeCredential', 'AchievementCredential'];
/** Credentials that stand beside badges; their signature can be checked, their form is not known here. */
const relatedTypes = ['EndorsementCredential', 'ClrCredential', 'BitstringStatusListCredential'];

/** The type that Open Badges 3.0 asks of the object under each property. */
const nodeTypes: Readonly<Record<string, string>> = {
  issuer: 'Profile',
  source: 'Profile',
  creator: 'Profile',
  parentOrg: 'Profile',
  credentialSubject: 'AchievementSubject',
  achievement: 'Achievement',
  identifier: 'IdentityObject',
  otherIdentifier: 'IdentifierEntry',
  result: 'Result',
  resultDescription: 'ResultDescription',
  rubricCriterionLevel: 'RubricCriterionLevel',
  alignment: 'Alignment',
  evidence: 'Evidence',
  related: 'Related',
  address: 'Address',
  geo: 'GeoCoordinates',
};

/** Whether the credential is an Open Badges 3.0 credential with all that the standard asks for. */
export function checkForm({ credential, claims }: ReadCredential): Pick<CredentialCheck, 'outcome' | 'detail'> {
  const types = toList(credential.type);
  const related = relatedTypes.find((type) => types.includes(type));
  if (related !== undefined) {
    return {
      outcome: 'cannot-tell',
      detail: `This is of the type ${related}, not an Open Badge; its form is not checked here.`,
    };
  }
  const faults = [...faultsOfEnvelope(credential), ...faultsOfSubject(credential), ...faultsOfNodes(credential)];
  faults.push(...faultsOfClaims(credential, claims));
  if (faults.length > 0) return { outcome: 'failed', detail: `${faults.slice(0, 5).join('; ')}.` };
  const model = dataModels.get(toList(credential['@context'])[0] as never);
  const note = model === '1.1' ? ', in the older data model 1.1' : '';
  return { outcome: 'passed', detail: `An Open Badges 3.0 credential${note}.` };
}

function faultsOfEnvelope(credential: JsonObject): string[] {
  const contexts = toList(credential['@context']);
  const types = toList(credential.type);
  const model = dataModels.get(contexts[0] as never);
  return [
    ...(model === undefined ? ['the first @context must be that of Verifiable Credentials'] : []),
    ...(contexts.some(isOpenBadgesContext) ? [] : ['no @context is that of Open Badges 3.0']),
    ...(types.includes('VerifiableCredential') && badgeTypes.some((type) => types.includes(type))
      ? []
      : [`its type must be VerifiableCredential and ${badgeTypes.join(' or ')}`]),
    ...(isAddress(credential.id) ? [] : ['it needs an id that is an address']),
    ...(isAddress(idOf(credential.issuer)) ? [] : ['it names no issuer']),
    ...(model === '1.1' && textOf(credential, 'issuanceDate') === undefined ? ['it needs an issuanceDate'] : []),
    ...(model === '2.0' && textOf(credential, 'validFrom') === undefined ? ['it needs a validFrom'] : []),
  ];
}

function faultsOfSubject(credential: JsonObject): string[] {
  const [subject, ...others] = toList(credential.credentialSubject);
  if (!isObject(subject) || others.length > 0) return ['it needs one credentialSubject'];
  const { achievement } = subject;
  const named =
    idOf(subject) !== undefined || textOf(subject, 'name') !== undefined || toList(subject.identifier).length > 0;
  if (!isObject(achievement)) return ['credentialSubject names no achievement'];
  return [
    ...(named ? [] : ['credentialSubject says nothing of who it is']),
    ...(isAddress(achievement.id) ? [] : ['achievement needs an id that is an address']),
    ...['name', 'description']
      .filter((property) => textOf(achievement, property) === undefined)
      .map((property) => `achievement needs a ${property}`),
    ...(isObject(achievement.criteria) ? [] : ['achievement needs criteria']),
  ];
}

/** Objects whose type is not the one of their place, wherever they are. Endorsements are credentials of their own. */
function faultsOfNodes(node: JsonObject): string[] {
  return Object.entries(node).flatMap(([property, value]) => {
    if (property === '@context' || property === 'proof' || property === 'endorsement') return [];
    const wanted = nodeTypes[property];
    return toList(value)
      .filter(isObject)
      .flatMap((inner) => {
        const fits = wanted === undefined || toList(inner.type).includes(wanted);
        return [...(fits ? [] : [`${property} must be of the type ${wanted}`]), ...faultsOfNodes(inner)];
      });
  });
}

/** What a JWT says beside the credential must agree with it. */
function faultsOfClaims(credential: JsonObject, claims: JsonObject): string[] {
  const { iss, jti } = claims;
  return [
    ...(iss === undefined || iss === idOf(credential.issuer)
      ? []
      : ['the JWT names another issuer (iss) than the credential']),
    ...(jti === undefined || jti === credential.id ? [] : ['the JWT names another id (jti) than the credential']),
  ];
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
}
