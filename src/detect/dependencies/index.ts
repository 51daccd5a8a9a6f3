import type { Detected } from '../../core/detected.ts';
import type { Dependencies } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { detectPip } from './pip.ts';
import { detectPyprojectOnly } from './setuptools.ts';
import { detectUv } from './uv.ts';

export interface DetectedDependencies {
	readonly dependencies: Detected<Dependencies> | undefined;
	/** What a person should know, each a full sentence. */
	readonly warnings: readonly string[];
}

/** A lock file says most; then requirements files; then what pyproject.toml names. */
const detectors = [detectUv, detectPip, detectPyprojectOnly];

/** Finds out what installs the project's dependencies, from which files, and what that installs. */
export const detectDependencies = async (reader: ProjectReader): Promise<DetectedDependencies> => {
	for (const detect of detectors) {
		const found = await detect(reader);
		if (found !== undefined) return found;
	}

	return { dependencies: undefined, warnings: [] };
};
