/** One place of a project that names a Python version. */
export interface Mention {
	/** Major and minor, for example "3.13". */
	readonly version: string;
	readonly evidence: string;
}

export const mentionAt = (version: string, path: string, line: number): Mention => ({
	version,
	evidence: `Python ${version} in ${path} line ${line}`,
});

/** Major and minor of a version of Python 3; undefined for anything else, such as "3" or "pypy3.10". */
export const toMinor = (text: string): string | undefined =>
	/^(?:c?python-?)?(3\.\d{1,2})(?:\.\d+|\.\*|\.x)?(?:[-_+a-z].*)?$/i.exec(text.trim())?.[1];
