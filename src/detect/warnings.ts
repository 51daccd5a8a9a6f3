import type { Detected } from '../core/detected.ts';
import type { Dependencies, SecretFile, Server } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import { literalPath } from './literal-path.ts';
import { depthOf, folderOf, nameOf } from './paths.ts';
import { projectFiles } from './project-files.ts';
import { argument, lastName, stringValue } from './python/expression.ts';
import { isUnusedFolder } from './skipped-folders.ts';
import type { Sources } from './sources.ts';

export interface WarningContext {
	readonly chosen: Candidate | undefined;
	readonly dependencies: Dependencies | undefined;
	readonly secretFiles: readonly SecretFile[];
	readonly server: Detected<Server> | undefined;
}

/** What a person should know before going on. */
export const detectWarnings = async (sources: Sources, context: WarningContext): Promise<readonly string[]> => [
	...(await lostLinks(sources)),
	...context.secretFiles.map(
		({ path, line, kind }) =>
			`${path} line ${line} holds a secret (${kind}) and would be copied into the image: take it out, and replace it where it is used.`,
	),
	...localAddress(sources, context),
	...elsewhere(sources, context),
	...frontEndOf(sources, context.chosen).map(
		(path) =>
			`${path} belongs to a front end, which the image leaves out: build it beforehand if the service serves its files.`,
	),
	...uncollectedStatic(sources),
	...uwsgiSettings(sources, context),
];

/** Links out of the folder to what the service imports, or to what may be the service. */
const lostLinks = async ({ reader, tree, modules }: Sources): Promise<readonly string[]> => {
	const imported = new Set(
		[...modules.values()].flatMap((each) => each.imports.map(({ module }) => module.split('.')[0])),
	);
	const names = tree.topLevel.flatMap(({ name, kind }) =>
		kind === 'link' && (name.endsWith('.py') || imported.has(name)) ? [name] : [],
	);
	const found = await Promise.all(names.map((name) => reader.exists(name)));
	return names
		.filter((_, index) => found[index] === false)
		.map((name) => `${name} is a link that leads out of this folder: it is not read here, and no build can copy it.`);
};

/** Static maps, timers and the like of uWSGI do nothing for another server. */
const uwsgiSettings = ({ tree }: Sources, { server }: WarningContext): readonly string[] =>
	server?.evidence[0]?.startsWith('in place of uWSGI') !== true
		? []
		: tree.files
				.filter((path) => depthOf(path) <= 2 && /^[\w.-]*uwsgi[\w.-]*\.(ini|ya?ml)$/.test(nameOf(path)))
				.slice(0, 1)
				.map((path) => `gunicorn starts the service, so what else ${path} sets for uWSGI has no effect in the image.`);

/** A service that listens by itself on the loopback address cannot be reached from outside its container. */
const localAddress = ({ modules }: Sources, { chosen }: WarningContext): readonly string[] => {
	const module = chosen?.speaks === 'own' ? modules.get(chosen.path) : undefined;
	return (module?.calls ?? []).flatMap(({ call, line }) => {
		if (!/^(run|run_app|launch|listen|serve|run_server|start_server)$/.test(lastName(call.callee))) return [];
		const host = stringValue(argument(call, 'host') ?? argument(call, 'server_name'));
		if (host !== 'localhost' && host !== '127.0.0.1') return [];
		return [
			`${module?.path} line ${line} listens on ${host}, which nothing outside the container can reach: listen on 0.0.0.0.`,
		];
	});
};

/** Where dependencies lie in folders below, the project to build is one of these. */
export const serviceFolders = ({ tree }: Sources): readonly string[] => {
	const found = tree.files.filter(
		(path) =>
			projectFiles.includes(nameOf(path)) &&
			depthOf(path) >= 1 &&
			depthOf(path) <= 3 &&
			!folderOf(path).split('/').some(isUnusedFolder),
	);
	return [...new Set(found.map(folderOf))].sort();
};

const elsewhere = (sources: Sources, { dependencies }: WarningContext): readonly string[] => {
	const folders = dependencies === undefined ? serviceFolders(sources) : [];
	if (folders.length === 0) return [];
	const shown = folders.slice(0, 5).join(', ');
	return [
		`No dependencies are named here, but in ${shown}${folders.length > 5 ? ' and more' : ''}: name the service's own folder with --project.`,
	];
};

/** The package.json beside a service; none, or one. */
export const frontEndOf = ({ tree }: Sources, chosen: Candidate | undefined): readonly string[] =>
	chosen === undefined
		? []
		: tree.files.filter((path) => nameOf(path) === 'package.json' && depthOf(path) <= 1).slice(0, 1);

/**
 * Whether a condition holds in the image is not to be seen, and without a place for them Django refuses to collect. A place
 * outside of the project is none that the build hands on.
 */
const uncollectedStatic = ({ modules }: Sources): readonly string[] => {
	const roots = [...modules.values()].flatMap(({ path, assignments }) =>
		assignments
			.filter(({ target }) => target === 'STATIC_ROOT')
			.map(({ value, line, scope }) => ({
				place: `${path} line ${line}`,
				isOutside: literalPath(value, { path, root: '' })?.startsWith('/') === true,
				isConditional: scope.isConditional === true,
			})),
	);
	if (roots.some(({ isOutside, isConditional }) => !isOutside && !isConditional)) return [];
	return roots.slice(0, 1).map(({ place, isOutside }) => {
		const [why, mend] = isOutside
			? ['to a folder outside of the project', 'set it to one in the project']
			: ['under a condition', 'set it always'];
		return `${place} sets STATIC_ROOT ${why}, so the build collects no static files: ${mend}, and run this again.`;
	});
};
