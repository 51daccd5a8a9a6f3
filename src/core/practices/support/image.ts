import { skip, type Verdict } from '../../finding.ts';
import type { FileEntry, ImageFacts, ProcessStatus, RunFacts } from '../../image-facts.ts';
import { someOf } from '../../words.ts';

/** Judges the files of the image, or skips with the reason why they were not read. */
export const withFiles = (facts: ImageFacts, judge: (files: readonly FileEntry[]) => Verdict): Verdict =>
	facts.files === undefined ? notGathered(facts, 'files', 'The files of the image were not read.') : judge(facts.files);

/** Judges a container that started; one that did not is the business of `read-only-root` and `health-check`. */
export const withRun = (facts: ImageFacts, judge: (run: RunFacts) => Verdict): Verdict => {
	if (facts.run === undefined) return notGathered(facts, 'run', 'The image was not started.');
	if (!facts.run.started) return skip('The container did not keep running, so this was not seen.');
	return judge(facts.run);
};

/** Judges the first process of a container that started. */
export const withProcess = (facts: ImageFacts, judge: (process: ProcessStatus) => Verdict): Verdict =>
	withRun(facts, ({ process }) =>
		process === undefined ? notGathered(facts, 'process', 'The status of process 1 was not read.') : judge(process),
	);

export const notGathered = (facts: ImageFacts, name: string, otherwise: string): Verdict =>
	skip(facts.notGathered[name] ?? otherwise);

export const isInside = (path: string, folder: string): boolean =>
	path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** The folders that hold code and dependencies, as far as they are known. */
export const codeFolders = ({ expectation, config }: ImageFacts): readonly string[] => {
	const known = [expectation.codePath, expectation.dependenciesPath].filter((path) => path !== undefined);
	if (known.length > 0) return known;
	return ['', '/'].includes(config.workingDirectory) ? [] : [config.workingDirectory];
};

/** Inside a folder that the service is meant to write to. */
export const isWritten = (path: string, { expectation }: ImageFacts): boolean =>
	(expectation.writablePaths ?? []).some((folder) => isInside(path, folder));

/** The numeric user and group of the image's USER; a name, or nothing, gives undefined. */
export const numericIds = (user: string): { readonly uid: number; readonly gid: number | undefined } | undefined => {
	const match = /^(\d+)(?::(\d+))?$/.exec(user);
	if (match === null) return undefined;
	return { uid: Number(match[1]), gid: match[2] === undefined ? undefined : Number(match[2]) };
};

/** For example "/a, /b, /c, /d and 4 more". */
export const some = (items: readonly string[]): string => someOf(items, 4);

const binFolders = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/busybox'];

/** Paths of programs in the usual folders whose name is wanted. */
export const findPrograms = (files: readonly FileEntry[], wanted: (name: string) => boolean): readonly string[] =>
	files
		.filter(({ type, path }) => type !== 'directory' && binFolders.includes(folderOf(path)) && wanted(nameOf(path)))
		.map(({ path }) => path);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Minor versions of the Pythons whose standard library is in the image, for example ["3.13"]. */
export const pythonsOn = (files: readonly FileEntry[]): readonly string[] => {
	const found = files.map(({ path }) => /^\/.*lib\/python(3\.\d+)\/os\.pyc?$/.exec(path)?.[1]);
	return [...new Set(found.filter((version) => version !== undefined))];
};
