import { normalizePackageName } from '../../core/package-name.ts';
import { type ParsedRequirement, parseRequirement } from '../../core/pep508.ts';

/** A requirements file without comments, its continued lines joined; `number` counts from 1. */
export interface LogicalLine {
	readonly text: string;
	readonly number: number;
}

/** One line of a requirements file, as pip understands it. */
export type RequirementLine =
	| { readonly kind: 'include' | 'constrain'; readonly path: string }
	| { readonly kind: 'index'; readonly address: string }
	| { readonly kind: 'option' }
	| { readonly kind: 'requirement'; readonly parsed: ParsedRequirement; readonly hashed: boolean }
	/** A package or wheel inside the project. */
	| { readonly kind: 'local'; readonly path: string }
	/** An address alone; `name` is what it says of itself, by #egg= or the file name. */
	| { readonly kind: 'address'; readonly address: string; readonly name: string | undefined; readonly hashed: boolean }
	| { readonly kind: 'unreadable' };

export const logicalLines = (text: string): readonly LogicalLine[] => {
	const lines: LogicalLine[] = [];
	let pending: LogicalLine | undefined;
	text.split(/\r\n|\r|\n/).forEach((raw, index) => {
		const isComment = /^\s*#/.test(raw);
		const continues = !isComment && /\\\s*$/.test(raw);
		const bare = (continues ? raw.replace(/\\\s*$/, '') : raw).replace(/(^|\s)#.*$/, '');
		pending = { text: `${pending?.text ?? ''} ${bare}`.trim(), number: pending?.number ?? index + 1 };
		if (continues) return;
		if (pending.text !== '') lines.push(pending);
		pending = undefined;
	});
	return pending === undefined ? lines : [...lines, pending];
};

export const readRequirementLine = (text: string): RequirementLine => {
	const [, option, value = ''] = /^(-[a-zA-Z]|--[a-z-]+)[\s=]*(.*)$/.exec(text) ?? [];
	if (option === undefined || option === '-e' || option === '--editable') return readInstalled(option ? value : text);
	const known = optionKinds[option];
	if (known === undefined) return { kind: 'option' };
	const target = unquote(value.trim());
	return known === 'index' ? { kind: known, address: target } : { kind: known, path: target };
};

const optionKinds: Readonly<Record<string, 'include' | 'constrain' | 'index'>> = {
	'-r': 'include',
	'--requirement': 'include',
	'--requirements': 'include',
	'-c': 'constrain',
	'--constraint': 'constrain',
	'-i': 'index',
	'--index-url': 'index',
	'--extra-index-url': 'index',
	'-f': 'index',
	'--find-links': 'index',
};

const unquote = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;

const readInstalled = (written: string): RequirementLine => {
	const hashed = /\s--hash[= ]/.test(written);
	const bare = unquote(written.replace(/\s+--[a-z-]+(?:[=\s].*|$)/s, '').trim());
	if (/^(?:[a-z][a-z+.-]*:\/\/|git@)/i.test(bare) && !bare.startsWith('file:')) {
		const address = bare.replace(/\s+;.*$/s, '');
		return { kind: 'address', address, name: nameInAddress(address), hashed };
	}
	if (isLocal(bare))
		return { kind: 'local', path: bare.replace(/^file:(?:\/\/)?/, '').replace(/\[[^\]]*\]|\s*;.*$|#.*$/g, '') };
	const parsed = parseRequirement(bare);
	return parsed === undefined ? { kind: 'unreadable' } : { kind: 'requirement', parsed, hashed };
};

const isLocal = (text: string): boolean =>
	/^(?:\.{1,2}(?:[\\/[]|$)|file:|\/)/.test(text) ||
	/^[^\s@<>=!~;]+\.(?:whl|tar\.gz|zip)$/.test(text) ||
	/^[\w.-]+\/[\w./-]*$/.test(text);

const nameInAddress = (address: string): string | undefined => {
	const [, egg] = /#(?:.*&)?egg=([\w.-]+)/.exec(address) ?? [];
	const [, wheel] = /\/([\w.]+)-[^/]*\.whl(?:[?#]|$)/.exec(address) ?? [];
	const [, repository] = /^(?:git|hg)\+.*\/([\w.-]+?)(?:\.git)?(?:[@#?]|$)/.exec(address) ?? [];
	const name = egg ?? wheel ?? repository;
	return name === undefined ? undefined : normalizePackageName(name);
};
