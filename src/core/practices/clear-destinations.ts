import type { Dockerfile, Instruction } from '../dockerfile.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { copyDestination, copySources } from './support/copies.ts';
import { knownImage } from './support/images.ts';
import { hadolint, kics, trivy } from './support/references.ts';
import { at, everyInstruction, judge, lineage, rootImage } from './support/stages.ts';

export const clearDestinations = definePractice({
	id: 'HC061',
	slug: 'clear-destinations',
	title: 'Write clear destinations in COPY',
	severity: 'warning',
	why: 'A relative destination depends on a WORKDIR that may be missing, and a destination without a slash at the end is a file or a folder depending on what is there. With several sources a build without the slash fails. Files end up under another name, or in the root.',
	comment: 'where the files land does not depend on what was there before',
	fix: 'Set WORKDIR before copying to a relative path, and end the name of a folder with a slash.',
	references: [hadolint('DL3021'), hadolint('DL3045'), trivy('DS-0011'), kics('6db6e0c2')],
	examples: {
		good: ['FROM alpine:3.23\nCOPY a b /x/\n', 'FROM alpine:3.23\nWORKDIR /app\nCOPY a b ./\n'],
		bad: ['FROM alpine:3.23\nCOPY a b /x\n', 'FROM alpine:3.23\nCOPY a x\n'],
	},
	checkDockerfile: (file) =>
		judge(everyInstruction(file).flatMap((instruction) => judgeDestination(file, instruction))),
});

const judgeDestination = (file: Dockerfile, instruction: Instruction): readonly Place[] => {
	const sources = copySources(instruction);
	if (instruction.keyword !== 'COPY' || sources.length === 0) return [];
	const destination = copyDestination(instruction);
	if (sources.length > 1 && !/\/$|^\.$|\$/.test(destination)) {
		return [at(instruction, `${destination} takes several files, so it must end with a slash.`)];
	}
	const relative = !/^(\/|\$|[A-Za-z]:)/.test(destination);
	return relative && !hasWorkdir(file, instruction)
		? [at(instruction, `${destination} is relative, and no WORKDIR is set above.`)]
		: [];
};

/** An image that is not known may have a working folder of its own. */
const hasWorkdir = (file: Dockerfile, instruction: Instruction): boolean => {
	const stage = file.stages[instruction.stage];
	const set = lineage(stage).some(({ instructions }) =>
		instructions.some(({ keyword, line }) => keyword === 'WORKDIR' && line < instruction.line),
	);
	return set || knownImage(rootImage(stage)).user !== 'root';
};
