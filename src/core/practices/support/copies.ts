import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { splitWords, unquote } from '../../dockerfile-text/assignments.ts';
import { isInside } from './image.ts';
import { findStage, flagOf, lineage, shipped } from './stages.ts';

const copyWords = ({ json, argument }: Instruction): readonly string[] => json ?? splitWords(argument).map(unquote);

const isCopy = ({ keyword }: Instruction): boolean => keyword === 'COPY' || keyword === 'ADD';

/** What COPY or ADD takes, heredocs left out; empty for another instruction. */
export const copySources = (instruction: Instruction): readonly string[] =>
	isCopy(instruction)
		? copyWords(instruction)
				.slice(0, -1)
				.filter((word) => !word.startsWith('<<'))
		: [];

/** The paths of the build context that a Dockerfile names, without patterns and variables. */
export const contextSources = ({ stages }: Dockerfile): readonly string[] =>
	stages
		.flatMap(({ instructions }) => instructions)
		.filter((instruction) => flagOf(instruction, 'from') === undefined)
		.flatMap(copySources)
		.filter((source) => !isRemote(source) && !/[*?[$]/.test(source));

export const copyDestination = (instruction: Instruction): string => copyWords(instruction).at(-1) ?? '';

/** The absolute folder or file that a COPY writes, as WORKDIR stands there. */
export const absoluteDestination = (file: Dockerfile, instruction: Instruction): string => {
	const before = lineage(file.stages[instruction.stage])
		.flatMap(({ instructions }) => instructions)
		.filter(({ line }) => line < instruction.line);
	return join(workingFolder(before), copyDestination(instruction));
};

const workingFolder = (instructions: readonly Instruction[]): string =>
	instructions
		.filter(({ keyword }) => keyword === 'WORKDIR')
		.reduce((folder, { argument }) => join(folder, unquote(argument)), '/');

const join = (folder: string, path: string): string => {
	const parts = (path.startsWith('/') ? path : `${folder}/${path}`).split('/');
	const kept: string[] = [];
	for (const part of parts) {
		if (part === '..') kept.pop();
		else if (part !== '' && part !== '.') kept.push(part);
	}
	return `/${kept.join('/')}`;
};

/** True when what a COPY from the context writes ends up in the image, directly or through COPY --from. */
export const reachesImage = (file: Dockerfile, instruction: Instruction): boolean => {
	if (shipped(file).includes(instruction)) return true;
	const written = absoluteDestination(file, instruction);
	return shipped(file).some((copy) => {
		const from = flagOf(copy, 'from');
		const source = from === undefined ? undefined : findStage(file, from, copy.stage);
		if (!lineage(source).some(({ index }) => index === instruction.stage)) return false;
		return copySources(copy).some((path) => isInside(written, join('/', path)));
	});
};

export const isRemote = (source: string): boolean => /^(https?|ftp):\/\/|^git@|^git:\/\//.test(source);

export const isArchive = (source: string): boolean =>
	/\.(tar|tgz|tbz2?|txz|tzst|tar\.\w+|gz|xz|bz2|lzma|Z|lz|tz|tb2|zst)$/.test(source);
