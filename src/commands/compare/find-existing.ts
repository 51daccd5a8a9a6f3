import { UserError } from '../../errors.ts';
import { hashText } from '../../render/record.ts';
import type { Seen } from '../create/look.ts';

/** A Dockerfile that this tool has not written, and what belongs to it. */
export interface Existing {
	/** Relative path. */
	readonly dockerfile: string;
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
		return { dockerfile, ...(await readIgnoreFile(seen, dockerfile)) };
	}

	return undefined;
};

const isOurs = ({ recorded }: Seen, name: string, text: string): boolean => recorded?.files[name] === hashText(text);

/** Ours lets in only what our Dockerfile copies, so the one that it replaced counts. */
const readIgnoreFile = async (seen: Seen, dockerfile: string): Promise<Omit<Existing, 'dockerfile'>> => {
	const names = [`${dockerfile}.dockerignore`, '.dockerignore', '.containerignore'];
	const found = await Promise.all(names.map(async (name) => ({ name, text: await seen.reader.readText(name) })));
	const there = found.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
	const theirs = there.find(({ name, text }) => !isOurs(seen, name, text));
	const ignoreFile = theirs?.text ?? (await seen.reader.readText('.dockerignore.orig')) ?? '';
	return { ignoreFile, ignoreNames: there.map(({ name }) => name) };
};
