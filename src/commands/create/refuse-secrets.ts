import type { ProjectFacts } from '../../core/project-facts.ts';
import { UserError } from '../../errors.ts';

/** Ends the run where a file that would be copied holds a secret, unless a person said that it is none. */
export const refuseSecrets = ({ secretFiles = [] }: ProjectFacts, allowed: readonly string[] = []): void => {
	const found = secretFiles.filter(({ path }) => !allowed.includes(path));
	if (found.length === 0) return;
	const places = found.map(({ path, line, kind }) => `${path}:${line} (${kind})`).join(', ');
	const files = [...new Set([...allowed, ...found.map(({ path }) => path)])].join(',');
	throw new UserError(
		`Nothing was written: a layer would hold ${found.length === 1 ? 'a secret' : 'secrets'}: ${places}.`,
		`Take it out, replace it where it is used, and give the new one when the container runs. If it is an example only: --allow-secret ${files}`,
	);
};
