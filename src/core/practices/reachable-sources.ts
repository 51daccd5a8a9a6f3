import type { BuildContext, Dockerfile, Instruction } from '../dockerfile.ts';
import { type Place, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { copySources, isRemote } from './support/copies.ts';
import { buildkit } from './support/references.ts';
import { at, everyInstruction, flagOf, judge } from './support/stages.ts';

export const reachableSources = definePractice({
	id: 'HC069',
	slug: 'reachable-sources',
	title: 'Copy files that reach the build',
	severity: 'error',
	why: 'A file that .dockerignore excludes, or that is not there, cannot be copied: the build stops, often only on another machine, where an earlier layer is not in the cache. The list of what is copied and the list of what is let in must agree.',
	comment: 'what is copied is what .dockerignore lets in',
	fix: 'Re-include the file in .dockerignore with a line such as !app.py, or correct the path in COPY.',
	references: [buildkit('CopyIgnoredFile')],
	checkDockerfile: (file: Dockerfile) => {
		const { context } = file;
		if (context?.existing === undefined) return skip('The folder that is built was not looked at, or it is too large.');
		return judge(everyInstruction(file).flatMap((instruction) => unreachable(instruction, context)));
	},
});

const unreachable = (instruction: Instruction, { existing = [], entering = [] }: BuildContext): readonly Place[] => {
	if (flagOf(instruction, 'from') !== undefined) return [];
	return copySources(instruction)
		.filter((source) => !isRemote(source) && !/[*?[\]$]|^<<|^\.{0,2}\/?$/.test(source))
		.map((source) => source.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''))
		.flatMap((path) => {
			if (!covers(existing, path)) return [at(instruction, `${path} does not exist.`)];
			return covers(entering, path) ? [] : [at(instruction, `.dockerignore keeps ${path} out of the build.`)];
		});
};

/** The path itself, a folder, or anything below it. */
const covers = (paths: readonly string[], path: string): boolean =>
	paths.some((other) => other === path || other === `${path}/` || other.startsWith(`${path}/`));
