import path from 'node:path';
import { execa } from 'execa';

/** The command file of the built product. */
export const bin = path.resolve(import.meta.dirname, '../../bin/create-hardened-container.cjs');

/** Runs the built product without a terminal. */
export const run = async (
	args: readonly string[],
	{ cwd, environment = {} }: { cwd: string; environment?: Record<string, string> },
) => {
	const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
		cwd,
		reject: false,
		stdin: 'ignore',
		env: environment,
	});
	return { exitCode, stdout, stderr };
};
