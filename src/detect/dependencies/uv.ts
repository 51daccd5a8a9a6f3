import { detected } from '../../core/detected.ts';
import { normalizePackageName } from '../../core/package-name.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { DetectedDependencies } from './index.ts';
import { buildFiles, projectRequirements, readPyproject } from './pyproject.ts';
import { isTable, parseToml, type Table, tableAt, tablesOf } from './toml.ts';

/** Dependencies of a project with uv.lock. */
export const detectUv = async (reader: ProjectReader): Promise<DetectedDependencies | undefined> => {
	const lockText = await reader.readText('uv.lock');
	const pyproject = await readPyproject(reader);
	if (lockText === undefined || pyproject === undefined) return undefined;
	const locked = tablesOf(parseToml(lockText)?.package);
	const root = locked.find(isRoot);
	const installed = reachable(root, locked);
	const installsProject = tableAt(root, 'source').editable !== undefined;
	const value = {
		manager: 'uv' as const,
		files: ['pyproject.toml', 'uv.lock', ...(installsProject ? await present(reader, buildFiles(pyproject)) : [])],
		lockFile: 'uv.lock',
		hashed: true,
		requirements: projectRequirements(pyproject),
		packages: installed.map(nameOf),
		extras: [],
		groups: [],
		installsProject,
		sourceOnly: installed.filter(hasNoLinuxWheel).map(nameOf),
	};
	return { dependencies: detected(value, 'certain', ['uv.lock is there']), warnings: [] };
};

const present = async (reader: ProjectReader, files: readonly string[]): Promise<readonly string[]> => {
	const found = await Promise.all(files.map((file) => reader.exists(file)));
	return files.filter((_, index) => found[index] === true);
};

const isRoot = (entry: Table): boolean => {
	const { virtual, editable } = tableAt(entry, 'source');
	return virtual === '.' || editable === '.';
};

const nameOf = (entry: Table): string => normalizePackageName(String(entry.name ?? ''));

/** What production installs: the root's dependencies and theirs, development groups left out. */
const reachable = (root: Table | undefined, locked: readonly Table[]): readonly Table[] => {
	const found = new Map<string, Table>();
	const visit = (entry: Table | undefined): void => {
		for (const dependency of tablesOf(entry?.dependencies)) {
			const name = nameOf(dependency);
			if (found.has(name)) continue;
			const next = locked.find((candidate) => nameOf(candidate) === name);
			if (next === undefined) continue;
			found.set(name, next);
			visit(next);
		}
	};
	visit(root);
	return [...found.values()];
};

const hasNoLinuxWheel = (entry: Table): boolean => {
	if (!isTable(entry.source) || entry.source.registry === undefined) return false;
	const wheels = tablesOf(entry.wheels).map(({ url, filename }) => String(filename ?? url ?? ''));
	return !wheels.some((wheel) => /-any\.whl$|linux/.test(wheel));
};
