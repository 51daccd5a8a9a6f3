import type { Instruction } from '../../dockerfile.ts';
import { installsPackages, pipArguments } from './installers.ts';
import { commandsOf, hasOption, isSubcommand, programOf, type RunCommand } from './runs.ts';

/** A command and the variables of its stage. */
export interface CacheUse {
	readonly command: RunCommand;
	readonly environment: ReadonlyMap<string, string>;
	/** False in a stage that is thrown away. */
	readonly isKept: boolean;
}

/** The cache that a command leaves in its layer, as a sentence; undefined when none stays. */
export const cacheLeft = (use: CacheUse): string | undefined => pipCache(use) ?? systemCache(use);

const pipCache = ({ command, environment }: Pick<CacheUse, 'command' | 'environment'>): string | undefined => {
	if (programOf(command) === 'uv' && installsPackages(command)) return uvCache({ command, environment });
	if (pipArguments(command) === undefined || hasOption(command, '--no-cache-dir', '--no-cache')) return undefined;
	const set = environment.get('PIP_NO_CACHE_DIR') ?? assigned(command, 'PIP_NO_CACHE_DIR');
	if (set !== undefined && set !== '') return undefined;
	if (isEmptied(command, 'pip')) return undefined;
	return 'pip keeps what it downloads; add --no-cache-dir.';
};

const uvCache = ({ command, environment }: Pick<CacheUse, 'command' | 'environment'>): string | undefined => {
	const off =
		hasOption(command, '--no-cache', '-n') || environment.has('UV_NO_CACHE') || environment.has('UV_CACHE_DIR');
	return off || isEmptied(command, 'uv') ? undefined : 'uv keeps what it downloads; add --no-cache or a cache mount.';
};

/** A mount takes the cache in, which one for another program does not, or it is removed in the same step. */
const isEmptied = (command: RunCommand, program: 'pip' | 'uv'): boolean =>
	hasMount(command.instruction, new RegExp(`(?:target|dst|destination)=[^,]*(?:cache|${program}[^,/]*)/?(?:,|$)`)) ||
	removes(command, /\.cache/) ||
	commandsOf(command.instruction).some(({ words }) =>
		/\b(?:pip[\d.]*|uv) cache (?:purge|clean)\b/.test(words.join(' ')),
	);

/** `export NAME=…` and `NAME=… command` in the same RUN count. */
const assigned = ({ instruction }: RunCommand, name: string): string | undefined =>
	new RegExp(`\\b${name}=(\\S+)`).exec(instruction.text)?.[1];

const systemCache = ({ command, isKept }: CacheUse): string | undefined => {
	const { instruction } = command;
	if (isSubcommand(command, ['apt-get', 'apt', 'aptitude'], ['update'])) {
		const gone =
			hasMount(instruction, /\/var\/lib\/apt/) ||
			removes(command, /\/var\/lib\/apt(\/lists)?/) ||
			commandsOf(instruction).some((each) => isSubcommand(each, ['apt-get', 'apt'], ['dist-clean', 'distclean']));
		return gone || !isKept ? undefined : 'The package lists stay; remove /var/lib/apt/lists/* in the same RUN.';
	}
	if (isSubcommand(command, ['apk'], ['add'])) {
		const kept =
			hasOption(command, '--no-cache') || hasMount(instruction, /\/apk/) || removes(command, /\/var\/cache\/apk/);
		return kept ? undefined : 'apk keeps its index; add --no-cache.';
	}
	const red = ['yum', 'dnf', 'microdnf', 'zypper'].find((program) =>
		isSubcommand(command, [program], ['install', 'in']),
	);
	if (red === undefined || cleans(instruction, red)) return undefined;
	return hasMount(instruction, /cache/) ? undefined : `${red} keeps what it downloads; add ${red} clean all.`;
};

const cleans = (instruction: Instruction, program: string): boolean =>
	commandsOf(instruction).some(
		(command) =>
			(isSubcommand(command, ['yum', 'dnf', 'microdnf', 'zypper'], ['clean']) && programOf(command) === program) ||
			(programOf(command) === 'rm' && command.words.some((word) => word.startsWith(`/var/cache/${program}`))),
	);

const removes = ({ instruction }: RunCommand, path: RegExp): boolean =>
	commandsOf(instruction).some(
		({ words }) => (words[0] === 'rm' || words[0] === 'find') && words.slice(1).some((word) => path.test(word)),
	);

const hasMount = ({ flags }: Instruction, target: RegExp): boolean =>
	flags.some(({ name, value }) => name === 'mount' && /type=(cache|tmpfs)/.test(value) && target.test(value));
