import { consoleScripts } from '../application/console-scripts.ts';
import { startOf } from '../application/package-starts.ts';
import { findModule } from '../locate.ts';
import { joinPath, nameOf, normalisePath } from '../paths.ts';
import type { Sources } from '../sources.ts';
import { findWrittenCommands, type WrittenCommand } from './command-files.ts';
import { readCompose } from './compose.ts';
import { readDockerfiles } from './dockerfiles.ts';
import { type ReadCommand, readCommandText, readWords } from './read-command.ts';
import { splitCommands } from './shell-words.ts';
import type { StartCommand } from './start-command.ts';
import { unwrap } from './unwrap.ts';

export interface CommandFacts {
	/** Best first. */
	readonly commands: readonly StartCommand[];
	readonly ports: readonly { readonly port: number; readonly evidence: string; readonly weight: number }[];
}

/** How the project starts its own service, by every file that says so. */
export const detectCommands = async (sources: Sources): Promise<CommandFacts> => {
	const [written, compose, docker] = await Promise.all([
		findWrittenCommands(sources),
		readCompose(sources),
		readDockerfiles(sources),
	]);
	const all = [...written, ...compose.commands, ...docker.commands];
	const commands = await Promise.all(all.map((command) => toStartCommand(sources, command)));
	return {
		commands: commands
			.filter((command) => command !== undefined)
			.sort((a, b) => Number(a.isDevelopment) - Number(b.isDevelopment) || b.weight - a.weight),
		ports: [
			...docker.ports.map((found) => ({ ...found, weight: 95 })),
			...compose.ports.map((found) => ({ ...found, weight: 90 })),
		],
	};
};

const read = (command: string | readonly string[]): ReadCommand | undefined =>
	typeof command === 'string' ? readCommandText(command) : readWords(command);

const toStartCommand = async (sources: Sources, written: WrittenCommand): Promise<StartCommand | undefined> => {
	const direct = read(written.command) ?? (await readInstalled(sources, written.command));
	const found = direct?.script === undefined ? direct : await readScript(sources, direct.script);
	if (!found) return undefined;
	const text = typeof written.command === 'string' ? written.command.trim() : written.command.join(' ');
	const folder = normalisePath(joinPath(written.folder ?? '', found.folder ?? '')) ?? '';
	const { script: _script, port, ...facts } = found;
	const isDevelopment = facts.isDevelopment || isForDevelopment(nameOf(written.path));
	const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
	return {
		...facts,
		...(port === undefined || isDevelopment !== facts.isDevelopment ? {} : { port }),
		isDevelopment,
		folder,
		evidence: `\`${shown.replaceAll(/\s+/g, ' ')}\` in ${written.path} line ${written.line}`,
		weight: written.weight,
	};
};

const longest = 60;

/** "supervisord-dev.conf" says nothing of the port and the server of production. */
const isForDevelopment = (name: string): boolean => /[-_.](dev|devel|development|local|debug)([-_.]|$)/.test(name);

/** A program that the project itself installs, as `python -m` starts it. */
const readInstalled = async (
	sources: Sources,
	command: string | readonly string[],
): Promise<ReadCommand | undefined> => {
	const [program, ...args] = unwrap(typeof command === 'string' ? (splitCommands(command).at(-1) ?? []) : command);
	if (program === undefined || !/^[\w/-]+$/.test(program)) return undefined;
	const script = (await consoleScripts(sources)).find(({ name }) => name === nameOf(program));
	if (script === undefined) return undefined;
	await sources.load(['', 'src'].flatMap((root) => findModule(sources, root, script.module) ?? []));
	const application = startOf(sources, script)[0]?.application;
	return application && readWords(['python', ...application.args, ...args]);
};

/** A start script is looked for by its name, as the path that the image gives it is seldom that of the project. */
const readScript = async (sources: Sources, script: string): Promise<ReadCommand | undefined> => {
	const name = script.split('/').at(-1) ?? '';
	const path = sources.tree.files.find((file) => file === name || file.endsWith(`/${name}`));
	const text = path === undefined ? undefined : await sources.readText(path);
	const found = text === undefined ? undefined : readCommandText(text);
	return found?.script === undefined ? found : undefined;
};
