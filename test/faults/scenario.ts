import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { AgreedChange } from '../../src/core/file-tree.ts';
import { agreedConflict, agreedCreate, snapshot, writeFiles } from '../support/temporary-project.ts';
import type { Traced } from './strace.ts';

type Files = Readonly<Record<string, string>>;

export interface Scenario {
	/** What is in the folder around the project before the run. */
	readonly before: Files;
	/** The project, relative to the folder around it. */
	readonly project: string;
	readonly agreed: readonly AgreedChange[];
	readonly after: Files;
}

const own = { 'p/app.py': 'app\n', 'p/docs/own.md': 'own\n', 'p/docs/': '', 'p/': '' };

/** New files, new folders, a file overwritten with a copy kept, and one updated that has CRLF. */
export const existingProject: Scenario = {
	project: 'p',
	before: { ...own, 'p/Dockerfile': 'old\n', 'p/.dockerignore': 'old\r\n' },
	agreed: [
		agreedCreate('docs/docker.md', '# Docker\n'),
		{ ...agreedConflict('Dockerfile', { before: 'old\n', after: 'new\n' }), keepCopy: true },
		agreedConflict('.dockerignore', { before: 'old\n', after: 'new\n' }),
		agreedCreate('requirements/base.txt', 'flask\n'),
		agreedCreate('requirements/more/dev.txt', 'pytest\n'),
	],
	after: {
		...own,
		'p/docs/docker.md': '# Docker\n',
		'p/Dockerfile': 'new\n',
		'p/Dockerfile.orig': 'old\n',
		'p/.dockerignore': 'new\r\n',
		'p/requirements/': '',
		'p/requirements/base.txt': 'flask\n',
		'p/requirements/more/': '',
		'p/requirements/more/dev.txt': 'pytest\n',
	},
};

export const newProject: Scenario = {
	project: 'services/shop',
	before: { 'other.txt': 'other\n' },
	agreed: [agreedCreate('app.py', 'app\n'), agreedCreate('docs/docker.md', '# Docker\n')],
	after: {
		'other.txt': 'other\n',
		'services/': '',
		'services/shop/': '',
		'services/shop/app.py': 'app\n',
		'services/shop/docs/': '',
		'services/shop/docs/docker.md': '# Docker\n',
	},
};

/** All of them where the tests must be complete (CI is "true"), otherwise every fourth, which takes a minute. */
export const someOf = <T>(points: readonly T[]): readonly T[] =>
	points.filter((_, index) => process.env.CI === 'true' || index % 4 === 0);

export type State = 'old' | 'new' | 'mixed';

/** A folder in which the same scenario runs again and again, at the same path. */
export interface Stage {
	readonly folder: string;
	readonly root: string;
	readonly traced: Traced;
	readonly reset: () => Promise<void>;
	/** Whether every file, and nothing else, is as before or as after; temporary files are left out on request. */
	readonly state: (options?: { readonly ignoreTemporary: boolean }) => Promise<State>;
	readonly remove: () => Promise<void>;
}

/** Loaded before a program, it makes the names of temporary files known beforehand. */
export const fixedNames = fileURLToPath(new URL('./fixed-names.mjs', import.meta.url));

/** Bundles the writing process, so that it starts fast and makes the same calls in every run. */
export const bundleWriter = async (): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'writer-'));
	const input = fileURLToPath(new URL('./writer.ts', import.meta.url));
	const bundle = await rolldown({ input, platform: 'node', external: ['fs-extra'] });
	await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'writer.mjs' });
	return path.join(folder, 'writer.mjs');
};

export const createStage = async (scenario: Scenario, writer: string): Promise<Stage> => {
	const outer = await realpath(await mkdtemp(path.join(tmpdir(), 'stage-')));
	const folder = path.join(outer, 'folder');
	const root = path.join(folder, scenario.project);
	const changes = path.join(outer, 'changes.json');
	await writeFile(changes, JSON.stringify(scenario.agreed));
	return {
		folder,
		root,
		traced: { command: [process.execPath, '--import', fixedNames, writer, root, changes] },
		reset: async () => {
			await rm(folder, { recursive: true, force: true });
			await mkdir(folder);
			await writeFiles(folder, filesOnly(scenario.before));
		},
		state: async ({ ignoreTemporary } = { ignoreTemporary: false }) => {
			const found = await snapshot(folder);
			return classify(ignoreTemporary ? withoutTemporary(found) : found, scenario, ignoreTemporary);
		},
		remove: () => rm(outer, { recursive: true, force: true }),
	};
};

const filesOnly = (files: Files): Files =>
	Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('/')));

const withoutTemporary = (files: Files): Files =>
	Object.fromEntries(Object.entries(filesOnly(files)).filter(([name]) => !name.includes('.hardened-container')));

const classify = (found: Files, { before, after }: Scenario, ignoreFolders: boolean): State => {
	const pick = ignoreFolders ? filesOnly : (files: Files) => files;
	if (isEqual(found, pick(before))) return 'old';
	return isEqual(found, pick(after)) ? 'new' : 'mixed';
};

const isEqual = (one: Files, other: Files): boolean =>
	JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
