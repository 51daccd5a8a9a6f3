import { contextFrom } from '../../core/build-context.ts';
import { parseDockerfile } from '../../core/parse-dockerfile.ts';
import { contextSources } from '../../core/practices/support/copies.ts';
import { UserError } from '../../errors.ts';
import { hashText } from '../../render/record.ts';
import type { Seen } from '../create/look.ts';

/** A Dockerfile that this tool has not written, and what belongs to it. */
export interface Existing {
	/** Relative path. */
	readonly dockerfile: string;
	/** The project's folder in the build context of this file, as it may copy from around it. */
	readonly contextFolder: string;
	/** The rules that keep files out of its build context. */
	readonly ignoreFile: string;
	/** The files that hold them; what is ours among those is replaced. */
	readonly ignoreNames: readonly string[];
}

const usualNames = ['Dockerfile', 'Containerfile', 'Dockerfile.orig'];

/** The one that is named, else the first that is there and not ours; a run that overwrote one left it as Dockerfile.orig. */
export const findExisting = async (seen: Seen, named: string | undefined): Promise<Existing | undefined> => {
	const { reader } = seen;
	if (named !== undefined && !(await reader.exists(named))) {
		throw new UserError(
			`There is no ${named} in this folder.`,
			'Give --existing a path from the folder of the project.',
		);
	}

	for (const dockerfile of named === undefined ? usualNames : [named]) {
		const text = await reader.readText(dockerfile);
		if (text === undefined || (named === undefined && isOurs(seen, dockerfile, text))) continue;
		const contextFolder = await findContext(seen, text);
		return { dockerfile, contextFolder, ...(await readIgnoreFile(seen, { dockerfile, contextFolder })) };
	}

	return undefined;
};

const isOurs = ({ recorded }: Seen, name: string, text: string): boolean => recorded?.files[name] === hashText(text);

/** The nearest folder, from the project's own outwards, that holds all that the Dockerfile copies. */
const findContext = async ({ reader }: Seen, text: string): Promise<string> => {
	const sources = contextSources(parseDockerfile(text));
	const folders = (reader.location ?? '').split('/').filter((name) => name !== '');
	for (let levels = 0; levels <= folders.length; levels++) {
		const contextFolder = levels === 0 ? '' : folders.slice(-levels).join('/');
		const from = contextFrom({ contextFolder });
		const there = await Promise.all(sources.map((source) => reader.exists(`${from}/${source.replace(/^\/+/, '')}`)));
		if (there.every(Boolean)) return contextFolder;
	}

	return '';
};

/** Ours lets in only what our Dockerfile copies, so the one that it replaced counts. */
const readIgnoreFile = async (
	seen: Seen,
	{ dockerfile, contextFolder }: Pick<Existing, 'dockerfile' | 'contextFolder'>,
): Promise<Pick<Existing, 'ignoreFile' | 'ignoreNames'>> => {
	const around = contextFolder === '' ? '' : `${contextFrom({ contextFolder })}/`;
	const names = [`${dockerfile}.dockerignore`, `${around}.dockerignore`, `${around}.containerignore`];
	const found = await Promise.all(names.map(async (name) => ({ name, text: await seen.reader.readText(name) })));
	const there = found.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
	const theirs = there.find(({ name, text }) => !isOurs(seen, name, text));
	const ignoreFile = theirs?.text ?? (await seen.reader.readText(`${around}.dockerignore.orig`)) ?? '';
	return { ignoreFile, ignoreNames: there.map(({ name }) => name) };
};
