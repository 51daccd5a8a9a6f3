import { lineOf } from '../dependencies/pyproject.ts';
import { isTable, parseToml, type Table, tableAt } from '../dependencies/toml.ts';
import { type Mention, mentionAt, toMinor } from './mention.ts';

interface VersionFile {
	readonly path: string;
	readonly read: (text: string, path: string) => readonly Mention[];
	/** It holds for the folders below its own too. */
	readonly isInherited?: boolean;
}

/** The first word of a line that is a version, by line; comments are left out. */
const wordsOf = (text: string, pick: (line: string) => string | undefined, path: string): readonly Mention[] =>
	text.split(/\r?\n/).flatMap((line, index) => {
		const version = toMinor(pick(line.replace(/#.*$/, '').trim()) ?? '');
		return version === undefined ? [] : [mentionAt(version, path, index + 1)];
	});

const firstWord = (text: string, path: string): readonly Mention[] => wordsOf(text, (line) => line, path).slice(0, 1);

const toolVersions = (text: string, path: string): readonly Mention[] =>
	wordsOf(text, (line) => /^python\s+(\S+)/.exec(line)?.[1], path).slice(0, 1);

const miseToml = (text: string, path: string): readonly Mention[] => {
	const written: unknown = tableAt(parseToml(text), 'tools').python;
	const first: unknown = Array.isArray(written) ? written[0] : written;
	return textMention(isTable(first) ? first.version : first, { text, path, key: 'python' });
};

const pipfile = (text: string, path: string): readonly Mention[] => {
	const requires: Table = tableAt(parseToml(text), 'requires');
	const key = requires.python_full_version === undefined ? 'python_version' : 'python_full_version';
	return textMention(requires[key], { text, path, key });
};

const textMention = (
	value: unknown,
	{ text, path, key }: { readonly text: string; readonly path: string; readonly key: string },
): readonly Mention[] => {
	const version = typeof value === 'string' ? toMinor(value) : undefined;
	return version === undefined ? [] : [mentionAt(version, path, lineOf(text, key))];
};

const appEngine = (text: string, path: string): readonly Mention[] =>
	wordsOf(text, (line) => /^runtime:\s*["']?python(3)(\d{1,2})\b/.exec(line)?.slice(1).join('.'), path);

const renderYaml = (text: string, path: string): readonly Mention[] => {
	const [, version = ''] = /PYTHON_VERSION\s*\n?\s*value:\s*["']?([\d.]+)/.exec(text) ?? [];
	return textMention(version, { text, path, key: 'PYTHON_VERSION' });
};

/** Files that name a version for the service itself, the most telling first. */
export const versionFiles: readonly VersionFile[] = [
	{ path: '.python-version', read: firstWord, isInherited: true },
	{ path: 'runtime.txt', read: firstWord },
	{ path: '.tool-versions', read: toolVersions, isInherited: true },
	{ path: 'mise.toml', read: miseToml, isInherited: true },
	{ path: '.mise.toml', read: miseToml, isInherited: true },
	{ path: 'Pipfile', read: pipfile },
	{ path: 'app.yaml', read: appEngine },
	{ path: 'render.yaml', read: renderYaml },
];
