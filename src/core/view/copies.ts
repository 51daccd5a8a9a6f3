import type { Plan } from '../plan.ts';
import type { ProjectPath } from '../project-facts.ts';
import { copyArguments } from '../quoting.ts';

/** The arguments of each COPY of code: files of one folder together, and one line for each folder, as COPY flattens them. */
export const codeCopies = ({ code }: Plan): readonly string[] => {
	const files = code.filter(({ kind }) => kind === 'file').map(({ path }) => path);
	const parents = [...new Set(files.map(parentOf))];
	return [
		...code.filter(isFolder).map(({ path }) => copyArguments([path], `./${path}/`)),
		...parents.map((parent) =>
			copyArguments(
				files.filter((path) => parentOf(path) === parent),
				inside(parent),
			),
		),
	];
};

const isFolder = ({ kind }: ProjectPath): boolean => kind === 'folder';

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const inside = (folder: string): string => (folder === '' ? './' : `./${folder}/`);
