import type { SyntaxNode } from '@lezer/common';
import type { Import } from './python-module.ts';
import { childrenOf } from './read-expression.ts';

type FoundImport = Pick<Import, 'level' | 'module' | 'name' | 'local'>;

/** Reads every name that one import statement binds. */
export const readImport = (node: SyntaxNode, text: string): readonly FoundImport[] => {
	const words = childrenOf(node)
		.map(({ from, to }) => text.slice(from, to))
		.filter((word) => word !== '(' && word !== ')' && !word.startsWith('#'));
	return words[0] === 'from' ? readFromImport(words) : readPlainImport(words.slice(1));
};

const splitAtCommas = (words: readonly string[]): readonly (readonly string[])[] => {
	const groups: string[][] = [[]];
	for (const word of words) {
		if (word === ',') groups.push([]);
		else groups.at(-1)?.push(word);
	}
	return groups.filter((group) => group.length > 0);
};

const readFromImport = (words: readonly string[]): readonly FoundImport[] => {
	const at = words.indexOf('import');
	const origin = words.slice(1, at === -1 ? undefined : at).join('');
	const module = origin.replace(/^\.+/, '');
	const level = origin.length - module.length;
	const names = at === -1 ? [] : splitAtCommas(words.slice(at + 1));
	return names.map(([name = '', , alias]) => ({ level, module, name, local: alias ?? name }));
};

const readPlainImport = (words: readonly string[]): readonly FoundImport[] =>
	splitAtCommas(words).map((group) => {
		const at = group.indexOf('as');
		const module = group.slice(0, at === -1 ? undefined : at).join('');
		const local = at === -1 ? (module.split('.')[0] ?? module) : (group[at + 1] ?? module);
		return { level: 0, module, name: undefined, local };
	});
