import type { Instruction } from '../dockerfile.ts';
import { installsPackages, installsSystemPackages } from '../practices/support/installers.ts';
import { commandsOf, isSubcommand, programOf } from '../practices/support/runs.ts';
import type { Command } from '../practices/support/shell.ts';

interface StepKind {
	readonly is: (command: Command) => boolean;
	/** A half sentence that follows "It". */
	readonly does: string;
	readonly practices: readonly string[];
}

const stepKinds: readonly StepKind[] = [
	{
		is: installsPackages,
		does: 'installs Python packages',
		practices: [
			'no-package-cache',
			'locked-dependencies',
			'wheels-only',
			'compiled-bytecode',
			'dependencies-before-code',
			'multi-stage-build',
		],
	},
	{
		is: installsSystemPackages,
		does: 'installs system packages',
		practices: [
			'no-package-cache',
			'unattended-installs',
			'no-recommended-packages',
			'pinned-system-packages',
			'fresh-package-index',
			'signed-packages',
		],
	},
	{
		is: (command) => isSubcommand(command, ['apt-get', 'apt', 'apk'], ['update']),
		does: 'fetches the lists of packages',
		practices: ['fresh-package-index', 'no-package-cache'],
	},
	{
		is: (command) => /^(useradd|adduser|groupadd|addgroup)$/.test(programOf(command)),
		does: 'creates a user or group',
		practices: ['dedicated-user', 'small-login-log'],
	},
	{
		is: ({ words }) => words.includes('chmod') && words.some((word) => /-[a-z]*s/.test(word)),
		does: 'takes setuid and setgid bits off',
		practices: ['no-setuid-files'],
	},
	{
		is: (command) => programOf(command) === 'chmod',
		does: 'changes the permissions of files',
		practices: ['explicit-file-modes', 'no-world-writable-files', 'read-only-code'],
	},
	{
		is: (command) => programOf(command) === 'chown',
		does: 'changes the owner of files',
		practices: ['read-only-code', 'intended-owners'],
	},
	{
		is: (command) => ['curl', 'wget'].includes(programOf(command)),
		does: 'downloads files',
		practices: ['checked-certificates', 'no-piped-installers', 'one-download-tool'],
	},
	{
		is: ({ words }) =>
			words.some((word) => /^import \w/.test(word)) ||
			words.includes('compileall') ||
			words.join(' ').startsWith('pip download --no-index'),
		does: 'compiles Python modules once, so that no start has to',
		practices: ['compiled-bytecode'],
	},
	{ is: ({ words }) => words.includes('collectstatic'), does: 'collects the static files of Django', practices: [] },
	{
		is: (command) => ['rm', 'rmdir'].includes(programOf(command)),
		does: 'removes files',
		practices: ['no-package-cache'],
	},
];

/** What a RUN does, as half sentences, and which practices that touches. */
export const runSteps = (
	instruction: Instruction,
): { readonly does: readonly string[]; readonly practices: readonly string[] } => {
	const kinds = commandsOf(instruction).flatMap((command) => stepKinds.find(({ is }) => is(command)) ?? []);
	return {
		does: [...new Set(kinds.map(({ does }) => does))],
		practices: [...new Set(kinds.flatMap(({ practices }) => practices))],
	};
};
