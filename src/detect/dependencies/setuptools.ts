import { detected } from '../../core/detected.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { DetectedDependencies } from './index.ts';
import { buildFiles, projectRequirements, readPyproject } from './pyproject.ts';
import { tableAt } from './toml.ts';

/** A project that names its dependencies in pyproject.toml alone, without a lock file: it is installed by pip. */
export const detectPyprojectOnly = async (reader: ProjectReader): Promise<DetectedDependencies | undefined> => {
	const pyproject = await readPyproject(reader);
	if (pyproject === undefined || Object.keys(tableAt(pyproject.table, 'project')).length === 0) return undefined;
	const requirements = projectRequirements(pyproject);
	const files: string[] = ['pyproject.toml'];
	for (const file of [...buildFiles(pyproject), 'setup.py', 'setup.cfg'])
		if (await reader.exists(file)) files.push(file);
	const value = {
		manager: 'setuptools' as const,
		files,
		hashed: false,
		requirements,
		packages: requirements.map(({ name }) => name),
		extras: [],
		groups: [],
		installsProject: true,
		sourceOnly: [],
	};
	const warning = 'pyproject.toml has no lock file beside it, so two builds can install different versions.';
	return { dependencies: detected(value, 'likely', ['[project] in pyproject.toml']), warnings: [warning] };
};
