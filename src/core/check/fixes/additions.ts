import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { copySources } from '../../practices/support/copies.ts';
import { knownImage, splitImageName } from '../../practices/support/images.ts';
import { commandsOf, isSubcommand } from '../../practices/support/runs.ts';
import { environmentOf, everyInstruction, lastShipped, rootImage, shipped } from '../../practices/support/stages.ts';
import { type Fix, insertAfter, insertBefore, type LineEdit, replaceInstruction } from './fix.ts';

/** Where a line can be added to the built stage: before its command, otherwise at its end. */
const addToStage = (file: Dockerfile, text: string): readonly LineEdit[] => {
	const { target } = file;
	if (target === undefined) return [];
	const command = target.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
	if (command !== undefined) return [insertBefore(file, command, text)];
	return [insertAfter(target.instructions.at(-1) ?? target.from, text)];
};

/** SIGTERM is what these images stop with anyway, so naming it changes nothing; those of PHP name others. */
export const stopSignalFix: Fix = {
	slug: 'stop-signal',
	edits: (file) => {
		const root = rootImage(file.target);
		const keepsDefault = knownImage(root).user !== undefined && splitImageName(root).repository !== 'php';
		return lastShipped(file, 'STOPSIGNAL') === undefined && keepsDefault ? addToStage(file, 'STOPSIGNAL SIGTERM') : [];
	},
};

export const environmentFix: Fix = {
	slug: 'production-environment',
	edits: (file) => {
		if (knownImage(rootImage(file.target)).hasPython !== true) return [];
		const environment = environmentOf(file, file.target);
		const missing = ['PYTHONUNBUFFERED', 'PYTHONDONTWRITEBYTECODE'].filter((name) => !environment.has(name));
		return missing.length === 0 ? [] : addToStage(file, `ENV ${missing.map((name) => `${name}="1"`).join(' ')}`);
	},
};

/** Removes the package lists at the end of a RUN, unless a later RUN installs from them or runs a script that may. */
export const listsFix: Fix = {
	slug: 'no-package-cache',
	edits: (file) => {
		const runs = everyInstruction(file).filter(({ keyword }) => keyword === 'RUN');
		const later = (index: number): boolean =>
			runs
				.slice(index + 1)
				.some(
					(run) =>
						mayInstall.test(run.text) &&
						!commandsOf(run).some((command) => isSubcommand(command, ['apt-get', 'apt'], ['update'])),
				);
		return runs.flatMap((run, index) => (leavesLists(run) && !later(index) ? [withRemoval(file, run)] : []));
	},
};

const mayInstall =
	/\bapt(-get|itude)?\b[^&;|]*\b(install|satisfy|build-dep|download|source|\w*-?upgrade)\b|\.sh\b|[\s;&|]\.\//;

const leavesLists = (run: Instruction): boolean =>
	run.json === undefined &&
	run.heredocs.length === 0 &&
	/\bapt(-get)?\b[^&;|]*\binstall\b/.test(run.argument) &&
	commandsOf(run).some((command) => isSubcommand(command, ['apt-get', 'apt'], ['update'])) &&
	!/\/var\/lib\/apt|\b(exec|exit)\b|[&;|\\`#]\s*$/.test(run.text) &&
	!run.text.split('\n').some((line) => /^\s*#/.test(line));

/** Written as the lines above are: indented alike, with && at the same end. */
const withRemoval = ({ directives }: Dockerfile, run: Instruction): LineEdit => {
	const text = run.text.trimEnd();
	const [indent = '    '] = /(?<=\n)[ \t]+/.exec(text) ?? [];
	const [before, after] = /&&[ \t]*.\n/.test(text) ? ['&& ', ''] : ['', '&& '];
	return replaceInstruction(
		run,
		`${text} ${before}${directives.escape ?? '\\'}\n${indent}${after}rm -rf /var/lib/apt/lists/*`,
	);
};

const builtIns = new Set([
	'cd',
	'command',
	'exec',
	'exit',
	'source',
	'.',
	'export',
	'set',
	'test',
	'[',
	'eval',
	'ulimit',
	'umask',
	'trap',
	'wait',
	':',
]);

/** Only an installed program without anything that a shell would do, and only where ENTRYPOINT and CMD do not act on each other. */
export const execFormFix: Fix = {
	slug: 'exec-form-commands',
	edits: (file) => {
		const { target } = file;
		const root = rootImage(target);
		if (knownImage(root).user === undefined || /distroless|chainguard/.test(root)) return [];
		const [command, other] = shipped(file).filter(({ keyword }) => /^(CMD|ENTRYPOINT|SHELL)$/.test(keyword));
		if (command === undefined || other !== undefined || command.stage !== target?.index) return [];
		if (command.keyword === 'SHELL' || command.json !== undefined) return [];
		const words = command.argument
			.trim()
			.replace(/^exec\s+/, '')
			.split(/\s+/);
		if (!isPlain(file, words)) return [];
		return [
			replaceInstruction(command, `${command.keyword} [${words.map((word) => JSON.stringify(word)).join(', ')}]`),
		];
	},
};

/** A script of the project may lack its #! line, which only a shell forgives. */
const isPlain = (file: Dockerfile, words: readonly string[]): boolean => {
	const [program = ''] = words;
	const own = everyInstruction(file).flatMap(copySources);
	return (
		words.every((word) => /^[\w@%+:,./-]+(=[\w@%+:,./-]*)?$/.test(word)) &&
		!builtIns.has(program) &&
		!/=|\.sh$|^(?!\/(usr\/(local\/)?)?s?bin\/).*\//.test(program) &&
		!own.some((source) => source.split('/').at(-1) === program.split('/').at(-1))
	);
};
