import { alpineRelease } from '../bases/alpine.ts';
import { formatReference } from '../bases/base-image.ts';
import { contextArguments } from '../build-context.ts';
import type { Plan } from '../plan.ts';
import { markdownCode, shellWord } from '../quoting.ts';

/** What to know when starting the image. */
export const runNotes = ({
	name,
	writablePaths,
	requiredEnvironment,
	ports,
	buildSteps,
	framework,
	frontEnd,
	hasMetrics,
	health,
	base,
}: Plan): readonly string[] => [
	...ports
		.slice(0, 1)
		.map((port) => `The service answers at <http://localhost:${port}${health.path}>; Ctrl-C ends it.`),
	'The root file system is read-only; only `/tmp` can be written to, and it is empty at every start.',
	...writablePaths.map(
		(path) =>
			`The service writes to ${markdownCode(path)}, which with \`--tmpfs\` is empty at every start. To keep what is there, give a volume in its place: ${markdownCode(`--volume ${shellWord(`${volumeName(name, path)}:${path}`)}`)}. A new volume gets the owner that the folder has in the image.`,
	),
	...requiredEnvironment.map((name) => `${markdownCode(name)} has to be set: the service does not start without it.`),
	...ports
		.slice(0, 1)
		.map(
			(port) =>
				`Another port inside the container: \`--env PORT=${otherPort(port)} --publish ${port}:${otherPort(port)}\`.`,
		),
	...(framework === 'django'
		? [
				`Migrations are a step of the release, never of the start. Before it: ${markdownCode(`docker run --rm --entrypoint ${base.pythonPath} ${shellWord(name)} -m django migrate`)}, with the variables that name the database.`,
			]
		: []),
	...(buildSteps.some(({ id }) => id === 'collectstatic')
		? ['Static files are collected when the image is built, and are part of it.']
		: []),
	...(hasMetrics ? [metricsNote] : []),
	...(frontEnd === undefined ? [] : [frontEndNote(frontEnd)]),
];

// With one worker, as in this image, the variable would only take the metrics of the process away.
const metricsNote =
	'`prometheus_client` counts in each worker for itself. With more than one (`WEB_CONCURRENCY`) add `--env PROMETHEUS_MULTIPROC_DIR=/tmp`, and let the service collect with `MultiProcessCollector`.';

const frontEndNote = (file: string): string =>
	`${markdownCode(file)} belongs to a front end, and the image is built without Node.js: build the front end before the image, into a folder that the Dockerfile copies, if this service is to serve it.`;

/** For example "shop-media". */
const volumeName = (name: string, path: string): string =>
	`${name.replaceAll('/', '-')}-${path
		.split('/')
		.at(-1)
		?.replaceAll(/[^\w.-]/g, '')}`;

const otherPort = (port: number): number => (port === 9000 ? 9001 : 9000);

export const debugText = ({ name, base }: Plan): string => {
	const named = `The commands below expect a container of the name ${markdownCode(name)}: start it with \`--name ${shellWord(name)}\`.`;
	return base.promises.noShell
		? `The image has no shell, so \`docker exec … sh\` cannot work. Python is there; and a container with tools can join the running one, where it sees its processes, its network and, under \`/proc/1/root\`, its files. ${named}`
		: `The image has a shell. A look from inside happens as the user of the service, without further rights. ${named}`;
};

export const debugCommands = ({ name, base }: Plan): string => {
	const service = shellWord(name);
	const shell = base.promises.noShell ? base.pythonPath : 'sh';
	const common = [
		`docker logs ${service}`,
		`docker exec --interactive --tty ${service} ${shell}`,
		'# Where the service does not start:',
		`docker run --rm --interactive --tty --entrypoint ${shell} ${service}`,
	];
	if (!base.promises.noShell) return common.join('\n');
	return [
		...common,
		'# With tools, beside the service:',
		`docker run --rm --interactive --tty --pid container:${service} --network container:${service} \\`,
		`    --user ${base.user.uid}:${base.user.gid} alpine:${alpineRelease} sh`,
	].join('\n');
};

/** How each part gets its fixes. */
export const updateNotes = (plan: Plan): readonly string[] =>
	plan.base.retired === undefined
		? freshNotes(plan)
		: [
				`${plan.base.title} gets no fixes any more, so a new build brings none. Run \`npm create hardened-container\` and choose a newer base.`,
				...dependencyNotes(plan.dependencies),
			];

const freshNotes = (plan: Plan): readonly string[] => [
	`Base image: \`docker build --pull --no-cache --tag ${shellWord(plan.name)} ${contextArguments(plan)}\` takes the newest ${markdownCode(formatReference(plan.base.runtimeImage(plan.python)))}. Do so at least once a month, and after news of a hole in Python or in the system.`,
	...dependencyNotes(plan.dependencies),
	`After ${plan.base.endOfLife} ${plan.base.osRelease} gets no fixes any more. Run \`npm create hardened-container\` before that date and choose a newer base.`,
];

const dependencyNotes = ({ manager, layout, requirementsFile, hashed }: Plan['dependencies']): readonly string[] => {
	if (manager === 'uv') return ['Dependencies: `uv lock --upgrade`, then build again.'];
	if (manager === 'poetry') return ['Dependencies: `poetry update --lock`, then build again.'];
	if (manager === 'pdm') return ['Dependencies: `pdm update --no-sync`, then build again.'];
	if (manager === 'pipenv') return ['Dependencies: `pipenv update --lock`, then build again.'];
	if (requirementsFile === undefined)
		return ['Dependencies: change the versions in the project file, then build again.'];
	const file = markdownCode(requirementsFile);
	if (layout === 'locked' && hashed) {
		return [
			`Dependencies: ${file} is locked from its .in file; lock it again with \`uv pip compile\` or \`pip-compile\`, with \`--generate-hashes\` and \`--upgrade\`, then build.`,
		];
	}
	const files = layout === 'split' ? `${file} and the files that it names` : file;
	return hashed
		? [
				`Dependencies: change the versions and hashes in ${files}, with \`uv pip compile --generate-hashes\`, then build again.`,
			]
		: [`Dependencies: change the versions in ${files}, then build again.`];
};
