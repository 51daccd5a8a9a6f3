import type { ProjectPath } from '../core/project-facts.ts';
import { isInside, nameOf } from './paths.ts';
import type { ServiceUnits } from './service-units.ts';
import { isDevelopmentFile } from './skipped-folders.ts';
import type { Sources } from './sources.ts';

/** Folders of tests inside copied ones, where no code of the service as much as names such a folder. */
export const detectTestFolders = async (
	{ reader, tree, readText }: Sources,
	{ units, copied }: { readonly units: ServiceUnits | undefined; readonly copied: readonly ProjectPath[] },
): Promise<readonly string[]> => {
	const named = tree.folders.filter(
		(folder) =>
			nameOf(folder) === 'tests' && copied.some(({ kind, path }) => kind === 'folder' && isInside(folder, path)),
	);
	if (named.length === 0 || units === undefined || units.isPartial) return [];
	const listed = await Promise.all(named.map(reader.list));
	const texts = await Promise.all(units.files.map(readText));
	if (texts.some((text) => /\btests\b/.test(text?.replaceAll(/#.*/g, '') ?? ''))) return [];
	return named.filter((_, index) => listed[index]?.some(({ name }) => isDevelopmentFile(name)));
};
