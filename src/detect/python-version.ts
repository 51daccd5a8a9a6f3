import type { Detected } from '../core/detected.ts';
import type { ProjectReader } from '../core/project-reader.ts';

export interface DetectedPython {
	/** Major and minor, for example "3.13". */
	readonly pythonVersion?: Detected<string>;
	/** PEP 440 specifier, for example ">=3.11". */
	readonly requiresPython?: Detected<string>;
}

/** Finds the Python version that the project names, and the range that it allows. */
export const detectPythonVersion = async (reader: ProjectReader): Promise<DetectedPython> => {
	await reader.list('');
	return {};
};
