import type { ExitCode } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { createFlags } from '../../parse-create-options.ts';
import { type CommandHelp, printHelp } from '../../report/help.ts';

/** What --help prints, and the reference says. */
export const createHelp: CommandHelp = {
	usage: [
		'Usage: npm create hardened-container [directory] -- [flags]',
		'       create-hardened-container verify IMAGE [flags]',
		'       create-hardened-container check [path...] [flags]',
		'       create-hardened-container explain [practice | file] [flags]',
		'       create-hardened-container compare [folder] [flags]',
		'       create-hardened-container detect [folder] [flags]',
		'',
		'Writes a hardened Dockerfile for the Python web service in a folder, or starts one; builds the image and verifies the hardening on it. A folder called like a command: ./verify',
	],
	flags: createFlags,
	notes: ['Exit codes: 0 done, 1 a build or a finding failed, 2 wrong usage, 130 cancelled.'],
};

export const printCreateHelp = (io: Io): ExitCode => printHelp(createHelp, io);
