import type { Plan } from '../plan.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** The folders of the image that the service writes to, and what to know of those that its code names and that cannot be. */
export const planWritablePaths = (
	{ writablePaths }: ProjectFacts,
	{ code, project }: Pick<Plan, 'code' | 'project'>,
): { readonly paths: readonly string[]; readonly notices: readonly string[] } => {
	const shipped = [...code, ...project].map(({ path }) => inImage(path));
	const wanted = [...new Set(writablePaths.value.map(inImage))];
	const holdsShipped = (path: string): boolean => shipped.some((file) => isInside(file, path));
	const taken = wanted.filter((path) => holdsShipped(path) || isSystem(path));
	return {
		paths: wanted.filter((path) => !taken.includes(path)),
		notices: taken.map(
			(path) => `The service writes to ${path}, which is read-only in the image: let it write to a folder of its own.`,
		),
	};
};

const inImage = (path: string): string => (path.startsWith('/') ? path : `/app/${path}`);

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Folders of the system, of dependencies and of all code are not given away. */
const isSystem = (path: string): boolean =>
	/^\/(app|deps|home|opt|var)?\/?$|^\/(bin|boot|dev|etc|lib|lib64|proc|root|sbin|sys|usr|deps)(\/|$)/.test(path);
