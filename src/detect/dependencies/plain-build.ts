import { normalizePackageName } from '../../core/package-name.ts';
import { parseRequirement } from '../../core/pep508.ts';
import type { Pyproject } from './pyproject.ts';
import { type Table, tableAt, tablesOf, textsOf } from './toml.ts';

/** Build backends that put a project's Python files into a wheel as they lie there, and what only works out its version. */
const plainRequirements: ReadonlySet<string> = new Set([
	'flit-core',
	'hatch-vcs',
	'hatchling',
	'pdm-backend',
	'poetry-core',
	'setuptools',
	'setuptools-scm',
	'uv-build',
	'wheel',
]);

/** True where a build compiles, generates and moves nothing, and offers nothing to other programs by an entry point. */
export const isPlainBuild = ({ table }: Pyproject): boolean =>
	textsOf(tableAt(table, 'build-system').requires).every((entry) =>
		plainRequirements.has(normalizePackageName(parseRequirement(entry)?.name ?? '')),
	) &&
	tableAt(table, 'build-system')['backend-path'] === undefined &&
	isEmpty(tableAt(table, 'project', 'entry-points')) &&
	backendRules.every((keeps) => keeps(tableAt(table, 'tool')));

const isEmpty = (table: Table): boolean => Object.keys(table).length === 0;

const hasOnly = (table: Table, ...keys: readonly string[]): boolean =>
	Object.keys(table).every((key) => keys.includes(key));

/** A root that a module is imported from without being moved. */
const isRoot = (folder: unknown): boolean =>
	folder === undefined || folder === 'src' || folder === '' || folder === '.';

/** What each backend is told under `[tool]`, in the names of its own documentation. */
const backendRules: readonly ((tool: Table) => boolean)[] = [
	(tool) => {
		const build = tableAt(tool, 'hatch', 'build');
		return (
			hasOnly(build, 'targets', 'include', 'exclude', 'packages') &&
			hasOnly(tableAt(build, 'targets'), 'wheel', 'sdist') &&
			hasOnly(tableAt(build, 'targets', 'wheel'), 'packages', 'include', 'exclude')
		);
	},
	(tool) => {
		const setuptools = tableAt(tool, 'setuptools');
		return (
			Object.entries(tableAt(setuptools, 'package-dir')).every(([name, folder]) => name === '' && isRoot(folder)) &&
			hasOnly(
				setuptools,
				'package-dir',
				'packages',
				'py-modules',
				'package-data',
				'include-package-data',
				'dynamic',
				'zip-safe',
			) &&
			textsOf(tableAt(setuptools, 'packages', 'find').where).every(isRoot)
		);
	},
	(tool) =>
		['version_file', 'write_to', 'version_file_template'].every((key) => !(key in tableAt(tool, 'setuptools_scm'))),
	(tool) =>
		hasOnly(tableAt(tool, 'pdm', 'build'), 'includes', 'excludes', 'source-includes', 'package-dir') &&
		isRoot(tableAt(tool, 'pdm', 'build')['package-dir']) &&
		tableAt(tool, 'pdm', 'version').write_to === undefined,
	(tool) => {
		const poetry = tableAt(tool, 'poetry');
		return (
			poetry.build === undefined &&
			isEmpty(tableAt(poetry, 'plugins')) &&
			tablesOf(poetry.packages).every((entry) => entry.to === undefined && isRoot(entry.from))
		);
	},
	(tool) => {
		const build = tableAt(tool, 'uv', 'build-backend');
		return build.data === undefined && isRoot(build['module-root']) && build.namespace !== true;
	},
];
