import { normalizePackageName } from '../../core/package-name.ts';
import { isSpecifier } from '../../core/pep440.ts';
import type { Requirement } from '../../core/project-facts.ts';
import { type LockedDependency, toLockedDependency } from './lock-graph.ts';
import { type DependencyOffer, pyprojectOffers, toOffer } from './project-offers.ts';
import { lineOf, type Pyproject, toRequirements } from './pyproject.ts';
import { isTable, type Table, tableAt, textsOf } from './toml.ts';

/** One dependency of pyproject.toml in Poetry's own table or in `[project]`. */
interface PoetryDependency extends LockedDependency {
	readonly requirement: Requirement;
	/** Installed only with an extra that names it. */
	readonly optional: boolean;
}

export interface PoetryManifest {
	readonly main: readonly PoetryDependency[];
	/** What each extra and each group adds, development groups included. */
	readonly offers: readonly DependencyOffer[];
}

export const readPoetryManifest = (pyproject: Pyproject): PoetryManifest => {
	const { table, text } = pyproject;
	const project = textsOf(tableAt(table, 'project').dependencies);
	const own = readTable(tableAt(table, 'tool', 'poetry', 'dependencies'), text);
	const standard = project.flatMap((entry) =>
		toLockedDependency(entry).flatMap((dependency) =>
			toRequirements([entry], text).map((requirement) => ({ ...dependency, requirement, optional: false })),
		),
	);
	// Poetry 2 reads its own table beside [project] only to say more about what stands there, such as a source.
	const main = [...standard, ...own.filter(({ name }) => !standard.some((other) => other.name === name))];
	return { main, offers: [...extraOffers(pyproject, own), ...groupOffers(pyproject), ...pyprojectOffers(pyproject)] };
};

const readTable = (table: Table, text: string): readonly PoetryDependency[] =>
	Object.entries(table)
		.filter(([name]) => name.toLowerCase() !== 'python')
		.flatMap(([name, value]) =>
			(Array.isArray(value) ? value : [value]).map((item: unknown) => readEntry(name, item, text)),
		);

const readEntry = (written: string, value: unknown, text: string): PoetryDependency => {
	const entry: Table = isTable(value) ? value : { version: value };
	const name = normalizePackageName(written);
	const extras = textsOf(entry.extras).map(normalizePackageName);
	const specifier = toSpecifier(typeof entry.version === 'string' ? entry.version : '');
	return {
		name,
		extras,
		...(typeof entry.markers === 'string' ? { marker: entry.markers } : {}),
		optional: entry.optional === true,
		requirement: { name, extras, specifier, file: 'pyproject.toml', line: lineOfKey(text, written) },
	};
};

const lineOfKey = (text: string, key: string): number => {
	const found = text.split('\n').findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(key));
	return found < 0 ? lineOf(text, key) : found + 1;
};

/** Poetry's "^1.2" and "~1.2" in the words of PEP 440; what cannot be said so becomes any version. */
export const toSpecifier = (version: string): string => {
	const clauses = version.split(',').map((clause) => toClause(clause.trim()));
	const specifier = clauses.filter((clause) => clause !== '').join(',');
	return isSpecifier(specifier) ? specifier : '';
};

const toClause = (clause: string): string => {
	const [, operator = '', number = ''] = /^(\^|~(?!=))?\s*v?(\d[\w.*+!-]*)$/.exec(clause) ?? [];
	if (number === '') return clause === '*' ? '' : clause.replace(/\s+/g, '');
	if (operator === '') return `==${number}`;
	const parts = number.split('.').map((part) => Number.parseInt(part, 10) || 0);
	const firstNonZero = parts.findIndex((part) => part !== 0);
	const kept = operator === '~' ? Math.min(1, parts.length - 1) : firstNonZero < 0 ? parts.length - 1 : firstNonZero;
	const ceiling = parts.slice(0, kept + 1).map((part, index) => (index === kept ? part + 1 : part));
	return `>=${number},<${ceiling.join('.')}`;
};

/** An extra of Poetry's own names optional dependencies that stand in the main table. */
const extraOffers = (pyproject: Pyproject, own: readonly PoetryDependency[]): readonly DependencyOffer[] =>
	Object.entries(tableAt(pyproject.table, 'tool', 'poetry', 'extras')).map(([name, list]) => {
		const wanted = textsOf(list).map((entry) => toLockedDependency(entry)[0]?.name);
		return toOffer(
			'extra',
			name,
			own.filter((dependency) => wanted.includes(dependency.name)),
		);
	});

const groupOffers = (pyproject: Pyproject): readonly DependencyOffer[] =>
	Object.keys(tableAt(pyproject.table, 'tool', 'poetry', 'group')).map((name) => {
		const table = tableAt(pyproject.table, 'tool', 'poetry', 'group', name, 'dependencies');
		return toOffer('group', name, readTable(table, pyproject.text));
	});
