import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { knownImage } from '../../practices/support/images.ts';
import { commandsOf, isSubcommand } from '../../practices/support/runs.ts';
import { environmentOf, everyInstruction, lastShipped, rootImage } from '../../practices/support/stages.ts';
import { type Fix, insertAfter, insertBefore, type LineEdit, replaceInstruction } from './fix.ts';

/** Where a line can be added to the built stage: before its command, otherwise at its end. */
const addToStage = (file: Dockerfile, text: string): readonly LineEdit[] => {
	const { target } = file;
	if (target === undefined) return [];
	const command = target.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
	if (command !== undefined) return [insertBefore(command, text)];
	return [insertAfter(target.instructions.at(-1) ?? target.from, text)];
};

/** SIGTERM is what these images stop with anyway, so naming it changes nothing. */
export const stopSignalFix: Fix = {
	slug: 'stop-signal',
	edits: (file) => {
		const keepsDefault = knownImage(rootImage(file.target)).user !== undefined;
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

/** Removes the package lists at the end of a RUN, unless a later RUN installs from them. */
export const listsFix: Fix = {
	slug: 'no-package-cache',
	edits: (file) => {
		const runs = everyInstruction(file).filter(({ keyword }) => keyword === 'RUN');
		const later = (index: number): boolean =>
			runs
				.slice(index + 1)
				.some(
					(run) =>
						installs(run) && !commandsOf(run).some((command) => isSubcommand(command, ['apt-get', 'apt'], ['update'])),
				);
		return runs.flatMap((run, index) => (leavesLists(run) && installs(run) && !later(index) ? [withRemoval(run)] : []));
	},
};

const installs = (run: Instruction): boolean => /\bapt(-get)?\b[^&;|]*\binstall\b/.test(run.argument);

const leavesLists = (run: Instruction): boolean =>
	run.json === undefined &&
	run.heredocs.length === 0 &&
	commandsOf(run).some((command) => isSubcommand(command, ['apt-get', 'apt'], ['update'])) &&
	!/\/var\/lib\/apt/.test(run.text) &&
	!/[&;|\\#]\s*$/.test(run.text) &&
	!run.text.split('\n').some((line) => /^\s*#/.test(line));

const withRemoval = (run: Instruction): LineEdit =>
	replaceInstruction(run, `${run.text.trimEnd()} \\\n    && rm -rf /var/lib/apt/lists/*`);

const builtIns = new Set([
	'cd',
	'exec',
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

/** Only a command without anything that a shell would do, and only where ENTRYPOINT and CMD do not act on each other. */
export const execFormFix: Fix = {
	slug: 'exec-form-commands',
	edits: (file) => {
		const { target } = file;
		if (target === undefined || knownImage(rootImage(target)).user === undefined) return [];
		const commands = target.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
		const [command] = commands;
		if (commands.length !== 1 || command === undefined || command.json !== undefined || !isPlain(command)) return [];
		if (/distroless|chainguard/.test(rootImage(target)) || target.parent !== undefined) return [];
		const words = command.argument.trim().split(/\s+/);
		return [
			replaceInstruction(command, `${command.keyword} [${words.map((word) => JSON.stringify(word)).join(', ')}]`),
		];
	},
};

const isPlain = ({ argument }: Instruction): boolean => {
	const words = argument.trim().split(/\s+/);
	return (
		words.every((word) => /^[\w@%+:,./-]+(=[\w@%+:,./-]*)?$/.test(word)) &&
		!builtIns.has(words[0] ?? '') &&
		!/=/.test(words[0] ?? '')
	);
};
