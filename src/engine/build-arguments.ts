import type { BuildRequest } from './engine.ts';

/** What every engine's build is given in the same words. */
export const buildArguments = ({
	context,
	dockerfile,
	tag,
	target,
	noCache,
	secrets = {},
}: BuildRequest): readonly string[] => [
	`--file=${context}/${dockerfile}`,
	`--tag=${tag}`,
	...(target === undefined ? [] : [`--target=${target}`]),
	...(noCache === true ? ['--no-cache'] : []),
	...Object.entries(secrets).map(([id, file]) => `--secret=id=${id},src=${file}`),
	context,
];

export const mendAndBuild = 'The files are written. Mend the cause and build again.';
