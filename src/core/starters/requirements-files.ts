import type { FileTree } from '../file-tree.ts';
import type { RequirementsLayout } from '../project-facts.ts';
import { shellWord } from '../quoting.ts';
import { type LockedPackage, starterPackages } from './packages.ts';
import type { StarterDefinition } from './starter.ts';

/** The requirements files of a starter in the layout that was chosen; every version is exact and carries its hashes. */
export const requirementsFiles = (starter: StarterDefinition, layout: RequirementsLayout): FileTree =>
	new Map(layouts[layout](starter));

type LayoutFiles = (starter: StarterDefinition) => readonly (readonly [path: string, text: string])[];

const locked: LayoutFiles = ({ id, packages: { base, server, dev } }) => {
	const set = starterPackages.sets[id];
	return [
		['requirements.in', lines([...base, ...server])],
		['requirements.txt', lockFile('requirements', [...set.base, ...set.server])],
		['requirements-dev.in', lines(['-r requirements.in', ...dev])],
		['requirements-dev.txt', lockFile('requirements-dev', [...set.base, ...set.server, ...set.dev])],
	];
};

const split: LayoutFiles = ({ id, packages: { base, server, dev } }) => {
	const set = starterPackages.sets[id];
	const include = 'requirements/base.txt';
	return [
		['requirements/base.txt', pinned(base, { file: 'requirements/base.txt', names: set.base })],
		['requirements/prod.txt', pinned(server, { file: 'requirements/prod.txt', names: set.server, include })],
		['requirements/dev.txt', pinned(dev, { file: 'requirements/dev.txt', names: set.dev, include })],
	];
};

const flat: LayoutFiles = ({ id, packages: { base, server, dev } }) => {
	const set = starterPackages.sets[id];
	const production = [...set.base, ...set.server];
	const names = set.dev.filter((name) => !production.includes(name));
	const include = 'requirements.txt';
	return [
		['requirements.txt', pinned([...base, ...server], { file: 'requirements.txt', names: production })],
		['requirements-dev.txt', pinned(dev, { file: 'requirements-dev.txt', names, include })],
	];
};

const layouts: Readonly<Record<RequirementsLayout, LayoutFiles>> = { locked, split, flat };

/** The file that holds everything a developer needs, in each layout. */
export const developmentFiles: Readonly<Record<RequirementsLayout, string>> = {
	locked: 'requirements-dev.txt',
	split: 'requirements/dev.txt',
	flat: 'requirements-dev.txt',
};

const compileCommand = 'uv pip compile --universal --generate-hashes --python-version 3.11';

const lockFile = (stem: string, names: readonly string[]): string =>
	`# Locked from ${stem}.in. To update it:\n# ${compileCommand} --upgrade --output-file ${stem}.txt ${stem}.in\n${pins(names)}`;

interface Pinned {
	readonly file: string;
	readonly names: readonly string[];
	/** Another requirements file whose packages belong to this one. */
	readonly include?: string;
}

/** A file without an .in beside it: its comment holds the command that makes it again. */
const pinned = (roots: readonly string[], { file, names, include }: Pinned): string => {
	const inputs = [...(include === undefined ? [] : [`-r ${include}`]), ...roots];
	const comment = `# To update it:\n# printf '%s\\n' ${inputs.map(shellWord).join(' ')} | ${compileCommand} --output-file ${file} -\n`;
	const includeLine = include === undefined ? '' : `-r ${include.replace('requirements/', '')}\n`;
	return `${comment}${includeLine}${pins(names)}`;
};

/** Each package with its version and hashes, as a requirements file says it. */
export const pins = (names: readonly string[]): string => [...new Set(names)].sort().map(pin).join('');

const pin = (name: string): string => {
	const found: LockedPackage | undefined = starterPackages.packages[name];
	if (found === undefined) throw new TypeError(`packages.json does not hold ${name}.`);
	const marker = found.marker === undefined ? '' : ` ; ${found.marker}`;
	return `${[`${name}==${found.version}${marker}`, ...found.hashes.map((hash) => `--hash=sha256:${hash}`)].join(' \\\n    ')}\n`;
};

const lines = (words: readonly string[]): string => `${words.join('\n')}\n`;
