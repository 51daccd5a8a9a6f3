import type { Plan } from '../plan.ts';
import type { ProjectPath } from '../project-facts.ts';
import { copyArguments } from '../quoting.ts';
import { inContext } from './context-paths.ts';

type Context = Pick<Plan, 'contextFolder'>;

/** The arguments of each COPY: files of one folder together, and one line for each folder, as COPY flattens folders. */
export const copiesOf = (plan: Context, paths: readonly ProjectPath[]): readonly string[] => [
	...folderCopies(plan, paths),
	...fileCopies(plan, paths),
];

/** A layer is made and pushed again when one before it changes, so what the application lies in comes last. */
export const codeCopies = (plan: Pick<Plan, 'contextFolder' | 'code' | 'application'>): readonly string[] =>
	isInFolder(plan) ? [...fileCopies(plan, plan.code), ...folderCopies(plan, plan.code)] : copiesOf(plan, plan.code);

const isInFolder = ({ code, application }: Pick<Plan, 'code' | 'application'>): boolean =>
	application.kind === 'object' && !code.some(({ path }) => path === `${application.module}.py`);

const folderCopies = (plan: Context, paths: readonly ProjectPath[]): readonly string[] =>
	paths.filter(({ kind }) => kind === 'folder').map(({ path }) => copyArguments([inContext(plan, path)], inside(path)));

const fileCopies = (plan: Context, paths: readonly ProjectPath[]): readonly string[] => {
	const files = paths.filter(({ kind }) => kind === 'file').map(({ path }) => path);
	const parents = [...new Set(files.map(parentOf))];
	return parents.map((parent) =>
		copyArguments(
			files.filter((path) => parentOf(path) === parent).map((path) => inContext(plan, path)),
			inside(parent),
		),
	);
};

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const inside = (folder: string): string => (folder === '' ? './' : `./${folder}/`);
