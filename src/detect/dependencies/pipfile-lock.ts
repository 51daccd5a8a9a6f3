import { normalizePackageName } from '../../core/package-name.ts';
import { isTable, type Table } from './toml.ts';

export interface PipfileLock {
	/** "default", "develop" and further categories. */
	readonly categories: Readonly<Record<string, readonly PipfileEntry[]>>;
}

interface PipfileEntry {
	readonly name: string;
	readonly version: string;
	readonly fromGit: boolean;
}

/** Undefined when the text is not the JSON of a Pipfile.lock. */
export const readPipfileLock = (text: string): PipfileLock | undefined => {
	const lock = parseJson(text);
	if (!isTable(lock)) return undefined;
	const categories = Object.entries(lock).filter(([name, value]) => name !== '_meta' && isTable(value));
	return {
		categories: Object.fromEntries(categories.map(([name, value]) => [name, entriesOf(isTable(value) ? value : {})])),
	};
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

const entriesOf = (category: Table): readonly PipfileEntry[] =>
	Object.entries(category).map(([name, value]) => {
		const { version, git } = isTable(value) ? value : {};
		return {
			name: normalizePackageName(name),
			version: typeof version === 'string' ? version.replace(/^==/, '') : '',
			fromGit: git !== undefined,
		};
	});
