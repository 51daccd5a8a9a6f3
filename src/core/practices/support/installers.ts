import { hasOption, isSubcommand, operands, programOf } from './runs.ts';
import type { Command } from './shell.ts';

/** Options of pip install that take the next word along. */
const pipValues = [
	'-r',
	'--requirement',
	'-c',
	'--constraint',
	'-e',
	'--editable',
	'-t',
	'--target',
	'-i',
	'--index-url',
	'--extra-index-url',
	'-f',
	'--find-links',
	'--platform',
	'--python-version',
	'--implementation',
	'--abi',
	'--root',
	'--prefix',
	'--src',
	'--upgrade-strategy',
	'--only-binary',
	'--no-binary',
	'--progress-bar',
	'--trusted-host',
	'--proxy',
	'--timeout',
	'--retries',
	'--cache-dir',
	'--log',
	'--python',
	'-p',
	'--report',
	'--build',
	'-b',
	'--config-settings',
	'--global-option',
	'--install-option',
	'--default-timeout',
	'--root-user-action',
	'--cert',
	'--client-cert',
	'--group',
	'--exists-action',
	'--use-feature',
	'--use-deprecated',
	'--exclude-newer',
	'--index-strategy',
	'--python-platform',
	'--index',
	'--extra',
];

/** The words after `pip install`, `python -m pip install` or `uv pip install`; undefined for any other command. */
export const pipArguments = ({ words }: Command): readonly string[] | undefined => {
	const program = programOf({ words });
	const rest = pipStart(program, words.slice(1));
	if (rest === undefined) return undefined;
	const install = rest.findIndex((word) => !word.startsWith('-'));
	return rest[install] === 'install' ? rest.slice(install + 1).flatMap(separate) : undefined;
};

/** `-qr file` is `-q -r file`. */
const separate = (word: string): readonly string[] =>
	/^-[qvUI]+[cer]$/.test(word) ? [word.slice(0, -1), `-${word.slice(-1)}`] : [word];

const pipStart = (program: string, rest: readonly string[]): readonly string[] | undefined => {
	if (/^pip[\d.]*$/.test(program)) return rest;
	if (program === 'uv' && rest[0] === 'pip') return rest.slice(1);
	const module = rest.indexOf('-m');
	const isPip = /^python[\d.]*$/.test(program) && module >= 0 && rest[module + 1] === 'pip';
	return isPip ? rest.slice(module + 2) : undefined;
};

const uvSync = ({ words }: Command): boolean =>
	programOf({ words }) === 'uv' && operands(words.slice(1), ['--project', '--directory'])[0] === 'sync';

/** True for a command that installs packages of the operating system. */
export const installsSystemPackages = (command: Command): boolean =>
	isSubcommand(command, ['apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper'], ['install', 'add']);

/** True for a command that installs Python packages. */
export const installsPackages = (command: Command): boolean => {
	if (pipArguments(command) !== undefined || uvSync(command)) return true;
	const program = programOf(command);
	return (
		['poetry', 'pdm', 'pipenv'].includes(program) && command.words.some((word) => word === 'install' || word === 'sync')
	);
};

/** True for an installation from a list of requirements or a lock file, which needs no code. */
export const installsFromList = (command: Command): boolean => {
	const pip = pipArguments(command);
	if (pip !== undefined) return pip.some((word) => /^(-r|--requirement)/.test(word)) && !pip.includes('.');
	if (uvSync(command)) return command.words.includes('--no-install-project');
	const program = programOf(command);
	if (program === 'poetry') return command.words.includes('--no-root');
	return program === 'npm' && ['ci', 'install', 'i'].includes(command.words[1] ?? '') && command.words.length < 5;
};

/** Named packages of pip install, local paths and addresses left out. */
const namedPackages = (pip: readonly string[]): readonly string[] =>
	operands(pip, pipValues).filter(
		(word) => !/^[.$/]|\/|\.(whl|tar\.gz|zip)$/.test(word) || /^(git|hg|svn|bzr)\+/.test(word),
	);

/** What is not locked in an installation of Python packages, as a sentence; undefined when all is. */
export const installProblem = (command: Command): string | undefined => {
	const pip = pipArguments(command);
	if (pip !== undefined) return pipProblem(pip);
	if (uvSync(command)) {
		const locked =
			hasOption(command, '--locked', '--frozen') ||
			command.assignments.some((word) => /^UV_(LOCKED|FROZEN)=/.test(word));
		return locked ? undefined : 'uv sync may change the lock file; --locked refuses to.';
	}
	if (programOf(command) === 'pipenv' && command.words.includes('install')) {
		const locked = hasOption(command, '--deploy', '--ignore-pipfile');
		return locked ? undefined : 'pipenv install may change the lock file; pipenv sync takes it as it is.';
	}
	return undefined;
};

const pipProblem = (pip: readonly string[]): string | undefined => {
	const loose = namedPackages(pip).filter((name) => !isFixed(name));
	const constrained = pip.some((word) => /^(-c|--constraint)/.test(word));
	if (loose.length > 0 && !constrained) return `No exact version is given for ${loose.slice(0, 3).join(', ')}.`;
	const fromList = pip.some((word) => /^(-r|--requirement|--group)/.test(word));
	if (fromList && !pip.includes('--require-hashes'))
		return 'The hashes of the packages are not demanded (--require-hashes).';
	return undefined;
};

const isFixed = (name: string): boolean =>
	/^(git|hg|svn|bzr)\+/.test(name) ? name.includes('@') : /={2,3}/.test(name);

/** True when the installation may run the build code of a source archive that it downloads. */
export const allowsBuilding = (command: Command, environment: ReadonlyMap<string, string>): boolean => {
	const isSet = (name: string): boolean =>
		environment.has(name) || command.assignments.some((assignment) => assignment.startsWith(`${name}=`));
	if (uvSync(command)) return !hasOption(command, '--no-build', '--no-build-package') && !isSet('UV_NO_BUILD');
	const pip = pipArguments(command);
	if (pip === undefined) return false;
	const downloads = namedPackages(pip).length > 0 || pip.some((word) => /^(-r|--requirement)/.test(word));
	const local = hasOption(command, '--no-index');
	const wheels = hasOption(command, '--only-binary', '--no-build') || isSet('PIP_ONLY_BINARY') || isSet('UV_NO_BUILD');
	return downloads && !local && !wheels;
};
