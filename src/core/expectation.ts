import { type BaseImage, everyPython, formatReference } from './bases/base-image.ts';
import { knownBases } from './bases/index.ts';
import type { Expectation, ImageConfig } from './image-facts.ts';
import type { Plan } from './plan.ts';
import { writableLabel } from './writable-label.ts';

/** What an image of this plan has to be. */
export const expectPlan = (plan: Plan): Expectation => ({
	base: plan.base,
	codeOwner: plan.codeOwner,
	codePath: '/app',
	dependenciesPath: '/deps',
	ports: plan.ports,
	healthPath: plan.health.path,
	readsPort: plan.server.readsPort,
	writablePaths: plan.writablePaths,
	...(plan.allowedSecrets === undefined ? {} : { allowedSecrets: plan.allowedSecrets }),
});

const baseLabel = 'org.opencontainers.image.base.name';

/** What any image says of itself: the base that its label names, and where its code seems to lie. */
export const expectLabels = (config: ImageConfig): Expectation => {
	const { labels, healthCheck } = config;
	const base = findBaseByName(labels[baseLabel]);
	const healthPath = healthCheck === undefined ? undefined : pathOf(healthCheck.test.join(' '));
	const codePath = codeFolderOf(config);
	const writable = labels[writableLabel]?.split(':').filter((path) => path.startsWith('/'));
	return {
		...(base === undefined ? {} : { base }),
		...(writable === undefined ? {} : { writablePaths: writable }),
		...(codePath === undefined ? {} : { codePath }),
		...(healthPath === undefined ? {} : { healthPath }),
		...(runsOwnCode(config) ? { readsPort: false } : {}),
	};
};

/** Where it works or, where that is the root of all, the folder of the script that it starts. */
const codeFolderOf = ({ workingDirectory, entrypoint, command }: ImageConfig): string | undefined => {
	if (workingDirectory !== '' && workingDirectory !== '/') return workingDirectory;
	const words = [...entrypoint, ...command].flatMap((word) => word.split(/\s+/));
	return words.flatMap((word) => /^(\/(?!usr\/).+)\/[^/]+\.py$/.exec(word)?.[1] ?? [])[0];
};

/** True for a program in Python that is none of the servers whose settings say where they listen. */
const runsOwnCode = ({ entrypoint, command }: ImageConfig): boolean => {
	const [program = '', ...rest] = [...entrypoint, ...command];
	const servers = /gunicorn|uvicorn|hypercorn|daphne|granian|waitress/;
	return /(^|\/)python[\d.]*$/.test(program) && !rest.some((word) => servers.test(word));
};

const findBaseByName = (name: string | undefined): BaseImage | undefined => {
	const bare = name?.replace(/^(docker\.io\/)?(library\/)?/, '').replace(/@.*$/, '');
	return knownBases.find((base) =>
		everyPython(base).some((version) => formatReference(base.runtimeImage(version)).replace(/@.*$/, '') === bare),
	);
};

/** The path that a health check requests, from its GET line or its address. */
const pathOf = (test: string): string | undefined =>
	(/GET (\/[^\s"']*) HTTP/.exec(test) ?? /https?:\/\/[^/\s"']+(\/[^\s"')]*)/.exec(test))?.[1];
