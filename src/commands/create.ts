import type { Terminal } from '../ask/prompts.ts';
import { createPlainScreen, openPromptScreen, type Screen } from '../ask/screen.ts';
import { type CreateOptions, noCreateOptions } from '../create-options.ts';
import { ExitCode } from '../errors.ts';
import { columnsOf, hasColour, type Io, isAccessible, isInteractive } from '../io.ts';
import { createStyle, type Style } from '../report/style.ts';
import { version } from '../version.ts';
import { chooseFolder } from './create/choose-folder.ts';

/** What every step of one run shares. */
export interface Session {
	readonly io: Io;
	readonly options: CreateOptions;
	readonly screen: Screen;
	readonly style: Style;
	/** Undefined where nobody is asked: no terminal, --yes or --json. */
	readonly terminal: Terminal | undefined;
}

/** The wizard, from a folder to a verified image; everything after the folder is loaded while the person reads. */
export const runCreate = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	// The table of flags is large, and the most common run has none of them.
	const options =
		args.length === 0 ? noCreateOptions : (await import('../parse-create-options.ts')).parseCreateOptions(args);
	if (options.help) return print(io, (await import('./create/help-text.ts')).helpText(io));
	if (options.version) return print(io, version);
	const session = await openSession(options, io);
	session.screen.intro(`create-hardened-container ${version}`);
	const folder = await chooseFolder(session);
	const { runWizard } = await import('./create/wizard.ts');
	return runWizard(session, folder);
};

const print = (io: Io, text: string): ExitCode => {
	io.stdout.write(`${text.trimEnd()}\n`);
	return ExitCode.done;
};

const openSession = async (options: CreateOptions, io: Io): Promise<Session> => {
	const asks = !options.yes && !options.json && isInteractive(io);
	const accessible = isAccessible(io);
	const output = options.json ? io.stderr : io.stdout;
	const columns = columnsOf(io);
	return {
		io,
		options,
		screen: asks && !accessible ? await openPromptScreen(output, columns) : createPlainScreen(output, columns),
		style: createStyle(hasColour(io)),
		terminal: asks ? { input: io.stdin, output, signal: io.signal, accessible } : undefined,
	};
};
