import type { ChainLink, Evidence } from '../model/diagnosis.ts';

/** The bundle's root folder, which every path is relative to. */
export const BUNDLE_BASE = 'BUNDLE';

interface Location {
  readonly id?: number;
  readonly physicalLocation?: PhysicalLocation;
  readonly message?: { readonly text: string };
}

interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region?: { readonly startLine: number; readonly snippet?: { readonly text: string } };
}

/** A relative reference (RFC 3986, 4.2): every segment percent-encoded, so that `a:b` is no scheme. */
export function uriOf(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}

export function placeOf(path: string, line: number | undefined, excerpt?: string): PhysicalLocation {
  const artifactLocation = { uri: uriOf(path), uriBaseId: BUNDLE_BASE };
  if (line === undefined || line < 1) return { artifactLocation };
  const snippet = excerpt === undefined ? {} : { snippet: { text: excerpt } };
  return { artifactLocation, region: { startLine: line, ...snippet } };
}

export function locationOf({ path, line, excerpt, says }: Evidence): Location {
  return { physicalLocation: placeOf(path, line, excerpt), message: { text: says } };
}

/**
 * The first line of evidence is where the result is; the others are related. SARIF 2.1.0, 3.27.12: more than one
 * location means that every one of them must be changed.
 */
export function locationsOf(evidence: readonly Evidence[]): {
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
} {
  const [first, ...others] = evidence.map(locationOf);
  if (first === undefined) return { locations: [] };
  if (others.length === 0) return { locations: [first] };
  return { locations: [first], relatedLocations: others.map((other, index) => ({ id: index + 1, ...other })) };
}

interface ThreadFlowLocation {
  readonly location: Location;
  readonly kinds: readonly string[];
  readonly importance: 'essential' | 'important' | 'unimportant';
}

const IMPORTANCE: Readonly<Record<ChainLink['basis'], ThreadFlowLocation['importance']>> = {
  observed: 'essential',
  inferred: 'important',
  missing: 'unimportant',
};

/** One step for each line that carries a link of the chain; a link without evidence is a step with its claim alone. */
export function stepsOf(link: ChainLink, evidence: readonly Evidence[]): ThreadFlowLocation[] {
  const cited = evidence.filter(({ id }) => link.evidence.includes(id));
  const step = { kinds: [link.basis], importance: IMPORTANCE[link.basis] };
  const message = { text: link.claim };
  if (cited.length === 0) return [{ location: { message }, ...step }];
  return cited.map((one) => ({
    location: { physicalLocation: placeOf(one.path, one.line, one.excerpt), message },
    ...step,
  }));
}
