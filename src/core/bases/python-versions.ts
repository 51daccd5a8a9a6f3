export interface PythonVersion {
	readonly version: string;
	/** ISO date of the end of security fixes. */
	readonly endOfLife: string;
}

/** Newest first. Source: endoflife-date/endoflife.date products/python.md, 2026-08-22. */
export const pythonVersions: readonly PythonVersion[] = [
	{ version: '3.14', endOfLife: '2030-10-31' },
	{ version: '3.13', endOfLife: '2029-10-31' },
	{ version: '3.12', endOfLife: '2028-10-31' },
	{ version: '3.11', endOfLife: '2027-10-31' },
	{ version: '3.10', endOfLife: '2026-10-31' },
	{ version: '3.9', endOfLife: '2025-10-31' },
];

export const defaultPython = '3.13';
