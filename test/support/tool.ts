import { execFileSync } from 'node:child_process';

/** Whether a tool answers on this machine. Where CI is "true" nothing may be left out, so there a missing one is an error. */
export const toolAnswers = (command: string, args: readonly string[]): boolean => {
	try {
		execFileSync(command, args, { stdio: 'ignore', timeout: 30_000 });
		return true;
	} catch (error) {
		if (process.env.CI === 'true')
			throw new Error(`The tests need ${command}, and it does not answer.`, { cause: error });
		process.stderr.write(`Left out: ${command} ${args.join(' ')} does not answer here.\n`);
		return false;
	}
};
