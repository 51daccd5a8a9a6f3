import type { ProjectReader } from '../../core/project-reader.ts';
import { UserError } from '../../errors.ts';
import { hashText } from '../../render/record.ts';
import type { Seen } from '../create/look.ts';

/** A Dockerfile that this tool has not written, and what belongs to it. */
export interface Existing {
	/** Relative path. */
	readonly dockerfile: string;
	/** The rules that keep files out of its build context. */
	readonly ignoreFile: string;
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
		return { dockerfile, ignoreFile: await readIgnoreFile(seen, dockerfile) };
	}

	return undefined;
};

const isOurs = ({ recorded }: Seen, name: string, text: string): boolean => recorded?.files[name] === hashText(text);

/** Our .dockerignore lets in only what our Dockerfile copies, so the one that it replaced counts. */
const readIgnoreFile = async (seen: Seen, dockerfile: string): Promise<string> => {
	const { reader } = seen;
	const own = await reader.readText(`${dockerfile}.dockerignore`);
	const text = own ?? (await reader.readText('.dockerignore')) ?? '';
	return isOurs(seen, '.dockerignore', text) ? await readReplaced(reader) : text;
};

const readReplaced = async (reader: ProjectReader): Promise<string> =>
	(await reader.readText('.dockerignore.orig')) ?? '';
