import { noCreateOptions } from '../create-options.ts';
import { ExitCode, ifCancelled } from '../errors.ts';
import { type Io, isInteractive } from '../io.ts';
import { version } from '../version.ts';
import { chooseFolder } from './create/choose-folder.ts';
import { openSession, type Session } from './session.ts';

/** The wizard, from a folder to a verified image; everything after the folder is loaded while the person reads. */
export const runCreate = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	// The table of flags is large, and the most common run has none of them.
	const options =
		args.length === 0 ? noCreateOptions : (await import('../parse-create-options.ts')).parseCreateOptions(args);
	if (options.help) return (await import('./create/help-text.ts')).printCreateHelp(io);
	if (options.version) return printVersion(io);
	const session = await openSession(io, {
		options,
		output: options.json ? io.stderr : io.stdout,
		asks: !options.yes && !options.json && isInteractive(io),
	});
	session.screen.intro(`create-hardened-container ${version}`);
	return ifCancelled('Nothing was written.', start(session));
};

const start = async (session: Session): Promise<ExitCode> => {
	const folder = await chooseFolder(session);
	const { runWizard } = await import('./create/wizard.ts');
	return runWizard(session, folder);
};

export const printVersion = (io: Io): ExitCode => {
	io.stdout.write(`${version}\n`);
	return ExitCode.done;
};
