import type { BaseImage } from './bases/base-image.ts';
import { formatReference } from './bases/base-image.ts';
import { knownBases } from './bases/index.ts';
import type { Expectation, FileEntry, ImageConfig } from './image-facts.ts';
import type { Plan } from './plan.ts';

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
export const expectLabels = ({ labels, workingDirectory, healthCheck }: ImageConfig): Expectation => {
	const base = findBaseByName(labels[baseLabel]);
	const healthPath = healthCheck === undefined ? undefined : pathOf(healthCheck.test.join(' '));
	return {
		...(base === undefined ? {} : { base }),
		...(workingDirectory === '' || workingDirectory === '/' ? {} : { codePath: workingDirectory }),
		...(healthPath === undefined ? {} : { healthPath }),
	};
};

/**
 * With the folders that an image was made to be written in: those that are empty and belong to its user. A home folder
 * belongs to its user on any image, and says nothing.
 */
export const withWritablePaths = (
	expectation: Expectation,
	{ files, user }: { readonly files: readonly FileEntry[] | undefined; readonly user: string },
): Expectation => {
	const uid = /^(\d+)(?::|$)/.exec(user)?.[1];
	if (expectation.writablePaths !== undefined || files === undefined || uid === undefined || uid === '0')
		return expectation;
	const full = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
	const own = files.filter(
		({ path, type, uid: owner }) =>
			type === 'directory' &&
			owner === Number(uid) &&
			!full.has(path) &&
			!/^\/(home|root|tmp|dev|proc|sys|run)\//.test(`${path}/`),
	);
	return { ...expectation, writablePaths: own.map(({ path }) => path) };
};

const findBaseByName = (name: string | undefined): BaseImage | undefined => {
	const bare = name?.replace(/^(docker\.io\/)?(library\/)?/, '').replace(/@.*$/, '');
	return knownBases.find((base) =>
		[...base.pythonVersions, ...(base.endedPythons ?? [])].some(
			(version) => formatReference(base.runtimeImage(version)).replace(/@.*$/, '') === bare,
		),
	);
};

/** The path that a health check requests, from its GET line or its address. */
const pathOf = (test: string): string | undefined =>
	(/GET (\/[^\s"']*) HTTP/.exec(test) ?? /https?:\/\/[^/\s"']+(\/[^\s"')]*)/.exec(test))?.[1];
