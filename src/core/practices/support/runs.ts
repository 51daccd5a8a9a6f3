import type { Dockerfile, Instruction, Stage } from '../../dockerfile.ts';
import { type Command, parseShell } from './shell.ts';
import { lineage } from './stages.ts';

/** A command of a RUN, with the instruction and the stage it stands in. */
export interface RunCommand extends Command {
	readonly instruction: Instruction;
	readonly stage: Stage;
}

const parsed = new WeakMap<Instruction, readonly Command[]>();

/** The commands of a RUN in shell form, exec form or heredoc. */
export const commandsOf = (instruction: Instruction): readonly Command[] => {
	const known = parsed.get(instruction);
	if (known !== undefined) return known;
	const commands = readCommands(instruction);
	parsed.set(instruction, commands);
	return commands;
};

const readCommands = (instruction: Instruction): readonly Command[] => {
	const { json } = instruction;
	if (json !== undefined) {
		const script = /(^|\/)(ba|da|a)?sh$/.test(json[0] ?? '') && /^-\w*c$/.test(json[1] ?? '') ? json[2] : undefined;
		return script === undefined ? [{ words: json, assignments: [], after: '', piped: false }] : parseShell(script);
	}
	return parseShell(scriptOf(instruction));
};

/** The shell text of a RUN, heredoc bodies included where a shell reads them. */
export const scriptOf = ({ argument, heredocs }: Instruction): string => {
	if (heredocs.length === 0) return argument.replace(/^RUN\s+/, '');
	const body = heredocs.map((heredoc) => heredoc.body).join('\n');
	const [interpreter] = /^#!\s*(\S+)/.exec(body)?.slice(1) ?? [];
	const alone = /^<<-?["']?\w+["']?$/.test(argument.trim());
	if (alone) return interpreter === undefined || /sh$/.test(interpreter) ? body : '';
	return /^<<-?["']?\w+["']?\s+(\/\S+\/)?(ba|da|a|)sh(\s|$)/.test(argument.trim()) ? body : argument;
};

/** Every command of every RUN, except in stages whose shell is not a POSIX one. */
export const runCommands = ({ stages }: Pick<Dockerfile, 'stages'>): readonly RunCommand[] =>
	stages.flatMap(stageCommands);

/** The commands of a stage and of those that it starts from. */
export const lineageCommands = (stage: Stage | undefined): readonly RunCommand[] =>
	lineage(stage).flatMap(stageCommands);

const known = new WeakMap<Stage, readonly RunCommand[]>();

/** Of this stage alone; remembered, as nearly every practice asks for them. */
export const stageCommands = (stage: Stage): readonly RunCommand[] => {
	const commands = known.get(stage) ?? readStage(stage);
	known.set(stage, commands);
	return commands;
};

const readStage = (stage: Stage): readonly RunCommand[] => {
	let posix = true;
	return stage.instructions.flatMap((instruction) => {
		if (instruction.keyword === 'SHELL') posix = !/powershell|pwsh|cmd/i.test(instruction.json?.[0] ?? '');
		if (!runsShell(instruction) || !posix) return [];
		return commandsOf(instruction).map((command) => ({ ...command, instruction, stage }));
	});
};

/** RUN, and RUN as a trigger in ONBUILD. */
const runsShell = ({ keyword, argument }: Instruction): boolean =>
	keyword === 'RUN' || (keyword === 'ONBUILD' && /^RUN\s/i.test(argument));

export const programOf = ({ words }: Pick<Command, 'words'>): string => (words[0] ?? '').replace(/^.*\//, '');

/** True when one of the words is this option, alone or with a value behind an equals sign, or in a group like -yq. */
export const hasOption = ({ words }: Command, ...options: readonly string[]): boolean =>
	options.some((option) =>
		words.some((word) => {
			if (word === option || word.startsWith(`${option}=`)) return true;
			return /^-\w$/.test(option) && /^-[a-zA-Z]+$/.test(word) && word.includes(option.slice(1));
		}),
	);

/** The words that are not options; `withValue` names the options that take the next word along. */
export const operands = (words: readonly string[], withValue: readonly string[] = []): readonly string[] => {
	const found: string[] = [];
	for (let index = 0; index < words.length; index += 1) {
		const word = words[index] ?? '';
		if (withValue.includes(word)) index += 1;
		else if (!word.startsWith('-') && word !== '') found.push(word);
	}
	return found;
};

/** `sub` of programs such as apt-get, whose options may stand before it. */
export const isSubcommand = (command: Command, programs: readonly string[], subcommands: readonly string[]): boolean =>
	programs.includes(programOf(command)) &&
	subcommands.includes(
		operands(command.words.slice(1), ['-o', '-c', '-t', '--option', '--repository', '-X', '-p'])[0] ?? '',
	);
