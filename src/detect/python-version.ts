import { type Detected, detected } from '../core/detected.ts';
import type { ProjectReader } from '../core/project-reader.ts';
import { lineOf, readPyproject } from './dependencies/pyproject.ts';
import { tableAt } from './dependencies/toml.ts';

export interface DetectedPython {
	/** Major and minor, for example "3.13". */
	readonly pythonVersion?: Detected<string>;
	/** PEP 440 specifier, for example ">=3.11". */
	readonly requiresPython?: Detected<string>;
}

interface Mention {
	readonly version: string;
	readonly evidence: string;
}

/** Finds the Python version that the project names, and the range that it allows. */
export const detectPythonVersion = async (reader: ProjectReader): Promise<DetectedPython> => {
	const mentions = (await Promise.all(sources.map((source) => readSource(reader, source)))).flat();
	const [best] = mentions;
	const requiresPython = await readRequiresPython(reader);
	return {
		...(best === undefined ? {} : { pythonVersion: toDetected(best, mentions) }),
		...(requiresPython === undefined ? {} : { requiresPython }),
	};
};

/** Where a version is named for the service itself, the most telling first. */
const sources: readonly { readonly path: string; readonly pattern: RegExp }[] = [
	{ path: '.python-version', pattern: /^\s*(?:python-?)?(\d+\.\d+)/m },
	{ path: 'Dockerfile', pattern: /^\s*FROM\s+(?:\S+\/)?python:(\d+\.\d+)/im },
	{ path: 'runtime.txt', pattern: /^\s*python-(\d+\.\d+)/m },
	{ path: '.tool-versions', pattern: /^\s*python\s+(\d+\.\d+)/m },
	{ path: 'mise.toml', pattern: /^\s*python\s*=\s*["'](\d+\.\d+)/m },
	{ path: 'Pipfile', pattern: /^\s*python(?:_full)?_version\s*=\s*["'](\d+\.\d+)/m },
];

const readSource = async (
	reader: ProjectReader,
	{ path, pattern }: { path: string; pattern: RegExp },
): Promise<readonly Mention[]> => {
	const text = await reader.readText(path);
	const found = text === undefined ? null : pattern.exec(text);
	const version = found?.[1];
	if (text === undefined || version === undefined) return [];
	return [{ version, evidence: `Python ${version} in ${path} line ${lineOf(text, (found?.[0] ?? '').trim())}` }];
};

const toDetected = (best: Mention, mentions: readonly Mention[]): Detected<string> => {
	const others = [...new Set(mentions.map(({ version }) => version))].filter((version) => version !== best.version);
	const evidence = mentions.filter(({ version }) => version === best.version).map((mention) => mention.evidence);
	const contrary = mentions
		.filter(({ version }) => version !== best.version)
		.map((mention) => `but ${mention.evidence}`);
	return detected(best.version, others.length === 0 ? 'certain' : 'unsure', [...evidence, ...contrary], others);
};

const readRequiresPython = async (reader: ProjectReader): Promise<Detected<string> | undefined> => {
	const pyproject = await readPyproject(reader);
	const range = pyproject === undefined ? undefined : tableAt(pyproject.table, 'project')['requires-python'];
	if (pyproject === undefined || typeof range !== 'string') return undefined;
	const line = lineOf(pyproject.text, 'requires-python');
	return detected(range, 'certain', [`requires-python ${range} in pyproject.toml line ${line}`]);
};
