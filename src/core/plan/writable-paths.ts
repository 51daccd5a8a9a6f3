import type { Plan } from '../plan.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** The folders of the image that the service writes to, and what to know of those that its code names and that cannot be. */
export const planWritablePaths = (
	{ writablePaths, looseFiles = [] }: ProjectFacts,
	{ code, project }: Pick<Plan, 'code' | 'project'>,
): Pick<Plan, 'links' | 'notices'> & { readonly paths: readonly string[] } => {
	const shipped = [...code, ...project].map(({ path }) => inImage(path));
	const wanted = [...new Set(writablePaths.value.map(inImage))];
	const holdsShipped = (path: string): boolean => shipped.some((file) => isInside(file, path));
	const taken = wanted.filter((path) => holdsShipped(path) || isSystem(path));
	// SQLite keeps its journal beside the file that a link leads to.
	const links = looseFiles
		.filter(isPlain)
		.map((file) => [inImage(file), `${linkFolder}/${file.replaceAll('/', '-')}`] as const);
	return {
		paths: [...wanted.filter((path) => !taken.includes(path)), ...(links.length === 0 ? [] : [linkFolder])],
		links,
		notices: taken.map(
			(path) => `The service writes to ${path}, which is read-only in the image: let it write to a folder of its own.`,
		),
	};
};

/** Where the files lie that the code writes beside itself. */
const linkFolder = '/app/var';

/** Names that mean the same to Python and in the Dockerfile. */
const isPlain = (file: string): boolean => /^[\w./-]+$/.test(file);

const inImage = (path: string): string => (path.startsWith('/') ? path : `/app/${path}`);

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Folders of the system, of dependencies and of all code are not given away. */
const isSystem = (path: string): boolean =>
	/^\/(app|deps|home|opt|var)?\/?$|^\/(bin|boot|dev|etc|lib|lib64|proc|root|sbin|sys|usr|deps)(\/|$)/.test(path);
