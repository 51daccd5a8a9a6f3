import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { copySources } from './support/copies.ts';
import { installsFromList } from './support/installers.ts';
import { page } from './support/references.ts';
import { commandsOf } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const dependenciesBeforeCode = definePractice({
	id: 'HC006',
	slug: 'dependencies-before-code',
	title: 'Install the dependencies before copying the code',
	severity: 'warning',
	why: 'When a layer changes, every layer after it is made again. If the code is copied first, each changed line of code installs every package again. Builds that take minutes are run less often, and so security fixes reach production later.',
	comment: 'a change of code then reuses the installed packages instead of installing them again',
	fix: 'Copy or mount only the requirements and lock files, install, and copy the code after that.',
	references: [page('Docker: build cache', 'https://docs.docker.com/build/cache/optimize/')],
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY app.py ./\n',
		],
		bad: ['FROM python:3.13-slim-trixie\nCOPY . .\nRUN pip install -r requirements.txt\n'],
	},
	checkDockerfile: (file: Dockerfile) => judge(file.stages.flatMap(codeFirst)),
});

const wholeOrCode = /^(\.|\.\/|\/|\*|\.\/\*|(\.\/)?(src|app|source|code)\/?|.*\.py)$/;

/** Copies of code with an installation of the dependencies after them. */
const codeFirst = ({ instructions }: Stage) => {
	const install = instructions.findLastIndex(
		(instruction) => instruction.keyword === 'RUN' && commandsOf(instruction).some(installsFromList),
	);
	const copies = instructions.slice(0, Math.max(install, 0)).filter(copiesCode);
	return copies.map((copy) => at(copy, 'Code is copied before the dependencies are installed.'));
};

const copiesCode = (instruction: Instruction): boolean =>
	copySources(instruction).some((source) => wholeOrCode.test(source) && source !== 'setup.py');
