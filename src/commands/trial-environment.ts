import path from 'node:path';
import { parseEnvironmentFile } from '../core/environment-file.ts';
import { readIfThere } from '../disk/dockerfiles.ts';
import { UserError } from '../errors.ts';
import type { Io } from '../io.ts';

interface Given {
	readonly environment: Readonly<Record<string, string>>;
	/** Path of a file with more of them; --env wins. */
	readonly environmentFile: string | undefined;
}

/** The environment in which the service is started while it is verified. */
export const readTrialEnvironment = async (
	{ environment, environmentFile }: Given,
	{ workingDirectory }: Io,
): Promise<Readonly<Record<string, string>>> => {
	if (environmentFile === undefined) return environment;
	const text = await readIfThere(path.resolve(workingDirectory, environmentFile));
	if (text === undefined)
		throw new UserError(`There is no ${environmentFile}.`, 'Give --environment-file the path of a file.');
	return { ...parseEnvironmentFile(text, environmentFile), ...environment };
};
