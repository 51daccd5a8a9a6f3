import { releases } from './releases.ts';

export interface PythonVersion {
	readonly version: string;
	/** ISO date of the end of security fixes. */
	readonly endOfLife: string;
}

/** The versions that a project of today may name, newest first. */
export const pythonVersions: readonly PythonVersion[] = Object.entries(releases.python)
	.map(([version, endOfLife]) => ({ version, endOfLife }))
	.filter(({ version }) => version.startsWith('3.') && Number(version.slice(2)) >= 9);

/** ISO date of the end of security fixes; undefined for a version that is not known. */
export const endOfPython = (python: string): string | undefined =>
	pythonVersions.find(({ version }) => version === python)?.endOfLife;

export const defaultPython = '3.13';
