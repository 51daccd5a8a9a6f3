import { toIgnore } from './dockerfile-text/ignore-file.ts';
import type { Conflict } from './file-tree.ts';

export const isIgnoreFile = (path: string): boolean => /(^|\.)(docker|container)ignore$/.test(path);

/** What the written Dockerfile copies and an ignore file of a person keeps out of the build, as lines that let it in. */
export const keptOutOfBuild = ({ before, after }: Pick<Conflict, 'before' | 'after'>): readonly string[] => {
	const ignored = toIgnore(before);
	return after.split('\n').filter((line) => line.startsWith('!') && ignored.excludesAll(toPath(line)));
};

/** The last line that matches decides, so that lines at the end let in what the ones above keep out. */
export const letIntoBuild = (before: string, lines: readonly string[]): string =>
	lines.length === 0 ? before : [before.trimEnd(), '', '# What the Dockerfile copies.', ...lines, ''].join('\n');

export const keptOutSentence = (path: string, lines: readonly string[]): string =>
	`${path} keeps out of the build what the Dockerfile copies: ${lines.map(toPath).join(', ')}. The build fails without.`;

const toPath = (line: string): string => line.slice(1).replace(/\\(.)/g, '$1');
