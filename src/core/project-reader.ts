/**
 * The only way detection sees a project. Paths are relative to the project's root, with forward slashes.
 * Implementations follow no link out of the root and read no file over 1 MiB.
 */
export interface ProjectReader {
	/**
	 * Where the root lies in the repository around it, for example "services/api"; paths that begin with ".." lead there.
	 * Absent where nothing around the root can be read.
	 */
	readonly location?: string;
	readonly exists: (path: string) => Promise<boolean>;
	/** The text as UTF-8 without a byte order mark; undefined if missing, too large, binary or a link out of the root. */
	readonly readText: (path: string) => Promise<string | undefined>;
	/** The entries of a folder, sorted by name; empty if it is missing. */
	readonly list: (folder: string) => Promise<readonly ProjectEntry[]>;
}

export interface ProjectEntry {
	readonly name: string;
	readonly kind: 'file' | 'folder' | 'link' | 'other';
}
