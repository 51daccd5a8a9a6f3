// Writes src/core/starters/packages.json: the versions and hashes of everything that the starters install.
// Needs uv on PATH (or its path as argument). One resolution for Python 3.11 to 3.14, on every platform.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { starterDefinitions } from '../src/core/starters/index.ts';
import type { LockedPackage, StarterPackages } from '../src/core/starters/packages.ts';

const uv = process.argv[2] ?? 'uv';
const oldestPython = '3.11';
const target = path.resolve(import.meta.dirname, '../src/core/starters/packages.json');

const compile = (
	folder: string,
	{ roots, constraints }: { roots: readonly string[]; constraints?: string },
): string => {
	const input = path.join(folder, 'requirements.in');
	writeFileSync(input, `${roots.join('\n')}\n`);
	const flags = [
		'--universal',
		'--fork-strategy=fewest',
		'--generate-hashes',
		'--no-annotate',
		'--no-header',
		'--quiet',
	];
	const constrained = constraints === undefined ? [] : ['--constraints', constraints];
	return execFileSync(uv, ['pip', 'compile', ...flags, '--python-version', oldestPython, ...constrained, input], {
		encoding: 'utf8',
	});
};

/** Reads uv's output: "name==version ; marker" and below it one indented --hash for each file. */
const parseLocked = (text: string): ReadonlyMap<string, LockedPackage> => {
	const packages = new Map<string, LockedPackage>();
	for (const block of text.split(/\n(?=\S)/).filter((lines) => lines.trim() !== '')) {
		const [, name, version, marker] = /^([^=\s]+)==([^\s;]+)(?: ; ([^\\\n]+?))?\s*\\?\n/.exec(`${block}\n`) ?? [];
		if (name === undefined || version === undefined) throw new Error(`uv printed an unknown line: ${block}`);
		if (packages.has(name)) throw new Error(`${name} has two versions; the starters need one for every Python.`);
		const hashes = [...block.matchAll(/sha256:([0-9a-f]{64})/g)].map(([, hash]) => hash ?? '');
		packages.set(name, marker === undefined ? { version, hashes } : { version, marker, hashes });
	}
	return packages;
};

const refresh = (folder: string): StarterPackages => {
	const roots = starterDefinitions.flatMap(({ packages: { base, server, dev } }) => [...base, ...server, ...dev]);
	const everything = compile(folder, { roots: [...new Set(roots)] });
	const constraints = path.join(folder, 'constraints.txt');
	writeFileSync(constraints, everything.replaceAll(/ \\\n {4}--hash=\S+/g, ''));
	const namesOf = (names: readonly string[]): readonly string[] =>
		names.length === 0 ? [] : [...parseLocked(compile(folder, { roots: names, constraints })).keys()];
	const sets = starterDefinitions.map(({ id, packages: { base, server, dev } }) => [
		id,
		{ base: namesOf(base), server: namesOf(server), dev: namesOf(dev) },
	]);
	return { packages: Object.fromEntries(parseLocked(everything)), sets: Object.fromEntries(sets) };
};

const folder = mkdtempSync(path.join(tmpdir(), 'refresh-starters-'));
try {
	writeFileSync(target, `${JSON.stringify(refresh(folder), undefined, '\t')}\n`);
} finally {
	rmSync(folder, { recursive: true });
}
