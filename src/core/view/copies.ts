import type { Plan } from '../plan.ts';
import type { ProjectPath } from '../project-facts.ts';
import { copyArguments } from '../quoting.ts';
import { inContext } from './context-paths.ts';

/** The arguments of each COPY: files of one folder together, and one line for each folder, as COPY flattens folders. */
export const copiesOf = (plan: Pick<Plan, 'contextFolder'>, paths: readonly ProjectPath[]): readonly string[] => {
	const files = paths.filter(({ kind }) => kind === 'file').map(({ path }) => path);
	const parents = [...new Set(files.map(parentOf))];
	return [
		...paths
			.filter(({ kind }) => kind === 'folder')
			.map(({ path }) => copyArguments([inContext(plan, path)], inside(path))),
		...parents.map((parent) =>
			copyArguments(
				files.filter((path) => parentOf(path) === parent).map((path) => inContext(plan, path)),
				inside(parent),
			),
		),
	];
};

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const inside = (folder: string): string => (folder === '' ? './' : `./${folder}/`);
