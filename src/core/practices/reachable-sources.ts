import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { type Ignored, toIgnore } from '../dockerfile-text/ignore-file.ts';
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
	why: 'A file that .dockerignore excludes cannot be copied: the build stops, often only on another machine, where an earlier layer is not in the cache. The list of what is copied and the list of what is let in must agree.',
	comment: 'what is copied is what .dockerignore lets in',
	fix: 'Re-include the file in .dockerignore with a line such as !app.py, or correct the path in COPY.',
	references: [buildkit('CopyIgnoredFile')],
	checkDockerfile: (file: Dockerfile) => {
		if (file.context === undefined) return skip('The folder that is built was not looked at.');
		const ignored = toIgnore(file.context.ignoreFile ?? '');
		return judge(everyInstruction(file).flatMap((instruction) => unreachable(instruction, ignored)));
	},
});

const unreachable = (instruction: Instruction, ignored: Ignored): readonly Place[] => {
	if (flagOf(instruction, 'from') !== undefined) return [];
	return copySources(instruction)
		.filter((source) => !isRemote(source) && !/[*?[\]$]|^\.{0,2}\/?$/.test(source))
		.map((source) => source.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''))
		.filter((path) => ignored.excludesAll(path))
		.map((path) => at(instruction, `.dockerignore keeps ${path} out of the build.`));
};
