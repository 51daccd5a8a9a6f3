import type { Dockerfile } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry, ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { folderOf, isInside, nameOf, some, withFiles } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { pipArguments } from './support/installers.ts';
import { page } from './support/references.ts';
import { hasOption, lineageCommands, programOf, type RunCommand, runCommands, stageCommands } from './support/runs.ts';
import { isRoot } from './support/service-user.ts';
import { at, environmentOf, judge, missing, rootImage, shipped } from './support/stages.ts';

export const compiledBytecode = definePractice({
	id: 'HC019',
	slug: 'compiled-bytecode',
	title: 'Ship compiled bytecode',
	severity: 'info',
	why: 'Python compiles each module before running it and stores the result beside the source. A service that cannot write there, as it should be, compiles everything again at every start. Measured on a small Flask service, the imports took 0.69 s of processor time without any bytecode and 0.15 s with all of it; slow starts hurt most when many containers start at once.',
	comment: 'modules are compiled now, once, instead of at every start of the service',
	fix: 'Let pip compile (its default), set UV_COMPILE_BYTECODE=1 for uv, or run python -m compileall on what was installed; and import the modules of the standard library that the service uses once during the build, as root.',
	references: [
		page('PEP 552: deterministic pycs', 'https://peps.python.org/pep-0552/'),
		page('uv: compiling bytecode', 'https://docs.astral.sh/uv/guides/integration/docker/#compiling-bytecode'),
	],
	checkImage: (facts) => withFiles(facts, (files) => judgeBytecode(facts, files)),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN pip install flask\nRUN ["python", "-c", "import argparse, uuid"]\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-compile flask\nRUN python -m compileall /usr/local/lib\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-compile --target=/deps flask && (python -m compileall -q -j 0 /deps || true)\nRUN ["python", "-c", "import argparse"]\n',
			'FROM golang:1.25-alpine3.23\n',
		],
		bad: [
			'FROM gcr.io/distroless/python3-debian13:nonroot\nRUN ["/usr/bin/python3", "-c", "import argparse"]\n',
			'FROM python:3.13-slim-trixie\nRUN pip install flask\nUSER 65532:65532\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-compile --target=/deps flask\nRUN python -m compileall /usr/local/lib\n',
			'FROM python:3.13-slim-trixie\nRUN uv pip install --target=/deps flask\nRUN python -m compileall /usr/local/lib\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-compile --target=/deps flask\nRUN python -m compileall /deps\n',
		],
	},
	checkDockerfile: (file) => judgeInstallers(file),
});

/** Modules of the standard library that practically every service imports. */
const commonModules = ['argparse.py', 'logging/config.py', 'uuid.py', 'secrets.py'];

const judgeBytecode = (facts: ImageFacts, files: readonly FileEntry[]): Verdict => {
	const paths = new Set(files.map(({ path }) => path));
	const compiled = new Set(files.map(({ path }) => sourceOf(path)).filter((path) => path !== undefined));
	const roots = [...paths].filter((path) => /\/python3\.\d+\/os\.py$/.test(path)).map(folderOf);
	if (roots.length === 0) return skip('The image holds no Python whose standard library could be recognised.');
	const library = roots
		.flatMap((root) => commonModules.map((name) => `${root}/${name}`))
		.filter((path) => paths.has(path));
	const folder = facts.expectation.dependenciesPath ?? '';
	const dependencies = [...paths].filter((path) => isInside(path, folder) && isModule(path));
	const bare = [...library, ...(folder === '' ? sitePackages(paths) : dependencies)].filter(
		(path) => !compiled.has(path),
	);
	if (bare.length === 0) return pass;
	return fail(`Modules without bytecode are compiled at every start: ${some(bare)}.`);
};

const sourceOf = (path: string): string | undefined => {
	const match = /^(.*)\/__pycache__\/([^/]+)\.cpython-\d+(?:\.opt-[12])?\.pyc$/.exec(path);
	return match === null ? undefined : `${match[1]}/${match[2]}.py`;
};

const sitePackages = (paths: ReadonlySet<string>): readonly string[] =>
	[...paths].filter(
		(path) => path.includes('/site-packages/') && !path.includes('/site-packages/pip') && isModule(path),
	);

const isModule = (path: string): boolean => nameOf(path).endsWith('.py') && nameOf(folderOf(path)) !== 'bin';

const judgeInstallers = (file: Dockerfile): Verdict => {
	const places = runCommands(file).flatMap((command) => leavesSource(file, command));
	if (places.length > 0 || knownImage(rootImage(file.target)).hasPython !== true) return judge(places);
	const compiles = lineageCommands(file.target).some(
		(command) => compilesLibrary(command) && isRootAt(file, command.instruction.line),
	);
	return compiles
		? pass
		: missing(file, 'No step compiles the modules of the standard library that the service imports.');
};

const leavesSource = (file: Dockerfile, command: RunCommand): readonly Place[] => {
	const { instruction } = command;
	if (isCompiledLater(command)) return [];
	if (pipArguments(command) !== undefined && hasOption(command, '--no-compile')) {
		return [at(instruction, '--no-compile leaves the packages without bytecode.')];
	}
	const uv = programOf(command) === 'uv' && command.words.some((word) => word === 'sync' || word === 'install');
	const compiles =
		hasOption(command, '--compile-bytecode', '--compile') ||
		command.assignments.some((assignment) => assignment.startsWith('UV_COMPILE_BYTECODE=')) ||
		environmentOf(file, command.stage).has('UV_COMPILE_BYTECODE');
	return uv && !compiles ? [at(instruction, 'uv compiles only when UV_COMPILE_BYTECODE=1 is set.')] : [];
};

/** Where nothing else is named, packages lie within the standard library's folder. */
const isCompiledLater = (command: RunCommand): boolean => {
	const commands = stageCommands(command.stage);
	const target = targetOf(command.words);
	return commands
		.slice(commands.findIndex(({ words }) => words === command.words) + 1)
		.some(({ words }) =>
			target === undefined ? compilesAll(words) : compiledFolders(words).some((folder) => isInside(target, folder)),
		);
};

const targetOf = (words: readonly string[]): string | undefined =>
	words
		.map((word, index) => (word === '--target' || word === '-t' ? words[index + 1] : /^--target=(.+)/.exec(word)?.[1]))
		.find((folder) => folder !== undefined);

/** The folders that compileall is given; without any it takes all that Python looks into. */
const compiledFolders = (words: readonly string[]): readonly string[] => {
	const after = words.indexOf('compileall');
	return after < 0 ? [] : words.slice(after + 1).filter((word) => word.startsWith('/'));
};

const compilesAll = (words: readonly string[]): boolean =>
	words.includes('compileall') &&
	(compiledFolders(words).length === 0 || compiledFolders(words).some((folder) => /^\/(usr|$)/.test(folder)));

const compilesLibrary = ({ words }: RunCommand): boolean =>
	compilesAll(words) || (/python[\d.]*$/.test(words[0] ?? '') && words.some((word) => /^import \w/.test(word)));

/** Only root may write beside the standard library. */
const isRootAt = (file: Dockerfile, line: number): boolean => {
	const user = shipped(file).findLast((instruction) => instruction.keyword === 'USER' && instruction.line < line);
	if (user === undefined) return knownImage(rootImage(file.target)).user !== 'other';
	return isRoot(user.argument);
};
