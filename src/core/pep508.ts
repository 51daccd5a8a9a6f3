import { isPackageName, normalizePackageName } from './package-name.ts';
import { isSpecifier } from './pep440.ts';
import { type Marker, parseMarker } from './pep508/marker.ts';

/** One requirement as PEP 508 defines it, for example `flask[async]>=3.0; python_version >= "3.11"`. */
export interface ParsedRequirement {
	/** Normalised as PEP 503 says. */
	readonly name: string;
	/** Normalised too. */
	readonly extras: readonly string[];
	/** For example ">=3.0,<4"; empty when any version will do. */
	readonly specifier: string;
	/** Where it is fetched from, for example "git+https://example.org/x.git@main". */
	readonly url?: string;
	readonly marker?: Marker;
}

const head = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;

/** Undefined when the text is not a requirement. */
export const parseRequirement = (text: string): ParsedRequirement | undefined => {
	const found = head.exec(text);
	const extras = parseExtras(found?.[2]);
	if (!found?.[1] || extras === undefined) return undefined;
	const rest = text.slice(found[0].length);
	const base = { name: normalizePackageName(found[1]), extras };
	return rest.startsWith('@') ? withUrl(base, rest.slice(1)) : withSpecifier(base, rest);
};

const parseExtras = (text: string | undefined): readonly string[] | undefined => {
	const extras = (text ?? '').split(',').map((extra) => extra.trim());
	if (extras.length === 1 && extras[0] === '') return [];
	return extras.every(isPackageName) ? extras.map(normalizePackageName) : undefined;
};

type Base = Pick<ParsedRequirement, 'name' | 'extras'>;

/** A URL ends at the first blank: only a blank before the semicolon makes what follows a marker. */
const withUrl = (base: Base, rest: string): ParsedRequirement | undefined => {
	const [, url, markerText] = /^\s*(\S+)(?:\s+;(.*))?\s*$/s.exec(rest) ?? [];
	return url === undefined ? undefined : withMarker({ ...base, specifier: '', url }, markerText);
};

const withSpecifier = (base: Base, rest: string): ParsedRequirement | undefined => {
	const at = rest.indexOf(';');
	const written = (at === -1 ? rest : rest.slice(0, at)).trim();
	const [, inside] = /^\((.*)\)$/.exec(written) ?? [];
	const specifier = (inside ?? written).replace(/\s+/g, '').replace(/,$/, '');
	if (!isSpecifier(specifier)) return undefined;
	return withMarker({ ...base, specifier }, at === -1 ? undefined : rest.slice(at + 1));
};

const withMarker = (requirement: ParsedRequirement, text: string | undefined): ParsedRequirement | undefined => {
	if (text === undefined) return requirement;
	const marker = parseMarker(text);
	return marker === undefined ? undefined : { ...requirement, marker };
};
