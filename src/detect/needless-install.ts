import type { Detected } from '../core/detected.ts';
import { isNamedInPyproject, isProjectText } from '../core/plan/dependencies.ts';
import type { Dependencies } from '../core/project-facts.ts';
import { isPlainBuild } from './dependencies/plain-build.ts';
import { readPyproject } from './dependencies/pyproject.ts';
import type { ServiceUnits } from './service-units.ts';
import { someTextSays } from './some-text.ts';
import type { Sources } from './sources.ts';

/**
 * Where a build would only gather the project's files, the image copies them itself: no build backend is fetched, and a
 * change of code stays a change of files. What installing adds besides is metadata, so nothing may read that.
 */
export const withoutNeedlessInstall = async (
	sources: Sources,
	dependencies: Detected<Dependencies> | undefined,
	units: ServiceUnits | undefined,
): Promise<Detected<Dependencies> | undefined> => {
	if (dependencies?.value.installsProject !== true || units === undefined || units.isPartial) return dependencies;
	const isNeedless = isListed(dependencies.value) && (await isPlain(sources)) && !(await readsMetadata(sources, units));
	if (!isNeedless) return dependencies;
	const { value } = dependencies;
	return {
		...dependencies,
		value: { ...value, files: value.files.filter((path) => !isProjectText(path)), installsProject: false },
	};
};

/** Known without a build: from a lock file, or as pyproject.toml names them. */
const isListed = (found: Dependencies): boolean =>
	found.manager !== 'pip' && (found.lockFile !== undefined || isNamedInPyproject(found));

const isPlain = async ({ reader, paths }: Sources): Promise<boolean> => {
	const pyproject = await readPyproject(reader);
	return pyproject !== undefined && !paths.has('setup.py') && !paths.has('setup.cfg') && isPlainBuild(pyproject);
};

const readsMetadata = (sources: Sources, { files }: ServiceUnits): Promise<boolean> =>
	someTextSays(sources, files, /\b(importlib[._]metadata|import metadata|pkg_resources)\b/);
