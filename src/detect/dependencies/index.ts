import type { Detected } from '../../core/detected.ts';
import type { Dependencies } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';

export interface DetectedDependencies {
	readonly dependencies: Detected<Dependencies> | undefined;
	/** What a person should know, each a full sentence. */
	readonly warnings: readonly string[];
}

/** Finds out what installs the project's dependencies, from which files, and what that installs. */
export const detectDependencies = async (reader: ProjectReader): Promise<DetectedDependencies> => {
	await reader.list('');
	return { dependencies: undefined, warnings: [] };
};
