import type { Dockerfile, Instruction } from '../dockerfile.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { absoluteDestination, copyDestination, copySources, isRemote, reachesImage } from './support/copies.ts';
import { knownImage } from './support/images.ts';
import { pipArguments } from './support/installers.ts';
import { page, structureTest } from './support/references.ts';
import { lineageCommands, programOf } from './support/runs.ts';
import { isServiceUser, runsAsRoot } from './support/service-user.ts';
import { at, everyInstruction, flagOf, judge, rootImage, shipped } from './support/stages.ts';

export const explicitFileModes = definePractice({
	id: 'HC041',
	slug: 'explicit-file-modes',
	title: 'Set the modes of copied files',
	severity: 'info',
	why: 'COPY keeps the permissions that a file has on the machine that builds. A file that only its author may read (mode 600) stops the service with "Permission denied", and one that everyone may write (mode 666) can be changed from inside. Which of them happens depends on who builds.',
	comment: 'modes no longer depend on the machine that builds',
	fix: 'Set the modes where the code is copied: chmod -R u=rwX,go=rX in the stage that copies it, or COPY --chmod into a folder that WORKDIR has made: a folder that COPY makes gets the mode of its files, and cannot be entered.',
	references: [
		structureTest('fileExistenceTests'),
		page('Dockerfile: COPY --chmod', 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'),
	],
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY --chmod=644 app.py ./\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY app.py ./\nRUN chmod -R u=rwX,go=rX /app\n',
			'FROM python:3.13-slim-trixie AS app\nCOPY app.py /app/\nRUN chmod -R u=rwX,go=rX /app\nFROM python:3.13-slim-trixie\nCOPY --from=app /app /app\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCOPY app.py /app/\n',
			'FROM python:3.13-slim-trixie\nCOPY --chmod=644 app.py /app/\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie AS app\nCOPY app.py /app/\nFROM python:3.13-slim-trixie\nCOPY --from=app /app /app\n',
		],
	},
	checkDockerfile: (file) =>
		judge([
			...everyInstruction(file)
				.filter((instruction) => keepsHostModes(file, instruction))
				.map((instruction) => at(instruction, 'The modes are those of the machine that builds.')),
			...closedFolders(file),
		]),
});

/** Folders of code that COPY --chmod=644 and the like make on the way, where nothing before names them. */
const closedFolders = (file: Dockerfile): readonly Place[] =>
	shipped(file).flatMap((instruction, index) => {
		const [mode, destination] = [flagOf(instruction, 'chmod') ?? '', copyDestination(instruction)];
		const folder = destination.slice(0, destination.lastIndexOf('/'));
		if (instruction.keyword !== 'COPY' || !/^[0-7]+[0246]$/.test(mode) || !codeFolder.test(folder)) return [];
		const isThere = shipped(file)
			.slice(0, index)
			.some(({ text }) => text.includes(folder));
		return isThere || runsAsRoot(file) || knownImage(rootImage(file.target)).user === undefined
			? []
			: [at(instruction, `${folder} gets the mode ${mode} too, so that only root can enter it.`)];
	});

const codeFolder = /^\/(app|code|src|service|srv|opt\/\w+|usr\/src\/\w+)(\/|$)/;

const keepsHostModes = (file: Dockerfile, instruction: Instruction): boolean => {
	const sources = copySources(instruction);
	if (sources.every((source) => isRemote(source) || dependencyList.test(source))) return false;
	if (flagOf(instruction, 'from') !== undefined || flagOf(instruction, 'chmod') !== undefined) return false;
	if (belongsToService(file, instruction) || isBuiltFrom(file, instruction)) return false;
	return reachesImage(file, instruction) && !isSetLater(file, instruction);
};

/** Lists of dependencies are read by the installer only, which runs as root. */
const dependencyList =
	/(^|\/)(requirements|constraints)[^/]*(\/[^/]+\.(txt|in))?$|(pyproject\.toml|Pipfile|\.lock|setup\.cfg|setup\.py)$/;

/** What the service owns it can read, whatever the mode. */
const belongsToService = (file: Dockerfile, instruction: Instruction): boolean => {
	const owner = flagOf(instruction, 'chown')?.split(':')[0];
	return owner !== undefined && isServiceUser(file, owner);
};

/** Sources that a later step installs as a package are read by the installer only. */
const isBuiltFrom = (file: Dockerfile, instruction: Instruction): boolean =>
	lineageCommands(file.stages[instruction.stage]).some(
		(command) => command.instruction.line > instruction.line && pipArguments(command)?.includes('.') === true,
	);

const isSetLater = (file: Dockerfile, instruction: Instruction): boolean => {
	const written = absoluteDestination(file, instruction);
	return lineageCommands(file.stages[instruction.stage]).some(
		(command) =>
			programOf(command) === 'chmod' &&
			command.instruction.line > instruction.line &&
			command.words
				.slice(2)
				.some((word) => word === '.' || written.startsWith(word.replace(/\/?\*?$/, '')) || !word.startsWith('/')),
	);
};
