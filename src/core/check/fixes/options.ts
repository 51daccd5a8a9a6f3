import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { parseDockerfile } from '../../parse-dockerfile.ts';
import { commandsOf } from '../../practices/support/runs.ts';
import { type Fix, isInComment, type LineEdit, replaceInstruction } from './fix.ts';

interface Option {
	readonly command: RegExp;
	readonly option: string;
	/** When one of these is there already, the command stays. */
	readonly unless: RegExp;
}

/** Adds options to commands inside RUN, and only where the parsed commands then differ by nothing else. */
const addOptions = (file: Dockerfile, options: readonly Option[]): readonly LineEdit[] =>
	file.stages
		.flatMap(({ instructions }) => instructions)
		.filter(({ keyword, json, heredocs }) => keyword === 'RUN' && json === undefined && heredocs.length === 0)
		.flatMap((instruction) => {
			const text = options.reduce(addOption, instruction.text);
			const added = options.map(({ option }) => option);
			return text !== instruction.text && onlyAdds(instruction, text, added)
				? [replaceInstruction(instruction, text)]
				: [];
		});

const addOption = (text: string, { command, option, unless }: Option): string =>
	text.replace(command, (match: string, ...rest: readonly unknown[]) => {
		const offset = rest.find((value): value is number => typeof value === 'number') ?? 0;
		const [end = ''] = /^(?:[^&;|\n\\]|\\[\s\S]|&(?!&)|\n(?=\s*#))*/.exec(text.slice(offset)) ?? [];
		return unless.test(end) || isInComment(text, offset) ? match : `${match} ${option}`;
	});

const onlyAdds = (instruction: Instruction, text: string, added: readonly string[]): boolean => {
	const [after] = parseDockerfile(`FROM scratch\n${text}`).stages[0]?.instructions ?? [];
	const strip = (from: Instruction | undefined): string =>
		JSON.stringify(
			(from === undefined ? [] : commandsOf(from)).map(({ words }) => words.filter((word) => !added.includes(word))),
		);
	return after !== undefined && strip(after) === strip(instruction);
};

const cacheOptions: readonly Option[] = [
	{
		command: /(?<!\buv\s+)\bpip[\d.]*\s+(?:-\S+\s+)*install(?=\s)/g,
		option: '--no-cache-dir',
		unless: /--no-cache-dir|--cache-dir/,
	},
	{
		command: /\buv\s+(?:pip\s+)?(?:install|sync)(?=\s|$)/g,
		option: '--no-cache',
		unless: /--(?:no-cache|cache-dir|offline)|\s-n\b/,
	},
	{ command: /\bapk\s+(?:-\S+\s+)*add(?=\s)/g, option: '--no-cache', unless: /--no-cache|--cache-dir/ },
];

const yes: readonly Option[] = [
	{ command: /\bapt-get\s+(?:-\S+\s+)*install(?=\s)/g, option: '-y', unless: /\s-\w*y|--yes|--assume-yes|-qq|-q=2/ },
	{ command: /\b(?:yum|dnf|microdnf)\s+install(?=\s)/g, option: '-y', unless: /\s-\w*y|--assumeyes/ },
];

const hasProblem = (file: Dockerfile, options: readonly Option[], problem: (instruction: Instruction) => boolean) =>
	addOptions(file, options).filter(({ line }) =>
		file.stages.some(({ instructions }) =>
			instructions.some((instruction) => instruction.line === line && problem(instruction)),
		),
	);

const mountsCache = ({ flags }: Instruction): boolean => flags.some(({ value }) => /type=cache/.test(value));

export const cacheFix: Fix = {
	slug: 'no-package-cache',
	edits: (file) =>
		hasProblem(
			file,
			cacheOptions,
			(instruction) => !mountsCache(instruction) && !/PIP_NO_CACHE_DIR|UV_OFFLINE/.test(file.text),
		),
};

export const yesFix: Fix = { slug: 'unattended-installs', edits: (file) => hasProblem(file, yes, () => true) };
