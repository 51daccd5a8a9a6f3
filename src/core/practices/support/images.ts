/** The parts of an image's name, for example gcr.io/distroless/python3-debian13:nonroot. */
export interface ImageName {
	/** With registry and namespace; docker.io/library/ is taken away. */
	readonly repository: string;
	readonly tag: string | undefined;
	readonly digest: string | undefined;
}

export const splitImageName = (image: string): ImageName => {
	const [name = '', digest] = image.split('@');
	const colon = name.lastIndexOf(':');
	const hasTag = colon > name.lastIndexOf('/');
	const repository = (hasTag ? name.slice(0, colon) : name).replace(/^(index\.)?docker\.io\/(library\/)?/, '');
	return { repository, tag: hasTag ? name.slice(colon + 1) : undefined, digest };
};

/** What is known of a published image without pulling it; an absent fact is not known. */
export interface KnownImage {
	readonly minimal?: boolean;
	readonly hasShell?: boolean;
	readonly user?: 'root' | 'other';
	readonly python?: string;
	readonly libc?: 'glibc' | 'musl';
	readonly hasSetuid?: boolean;
	readonly hasPython?: boolean;
}

/** Official images that carry compilers unless the tag says slim or alpine: they are built on buildpack-deps or alike. */
const fullImages = new Set([
	'python',
	'node',
	'ruby',
	'golang',
	'rust',
	'perl',
	'gcc',
	'buildpack-deps',
	'maven',
	'gradle',
	'openjdk',
	'eclipse-temurin',
	'php',
	'pypy',
	'erlang',
	'elixir',
	'haskell',
	'swift',
	'sbt',
	'composer',
	'dart',
	'julia',
	'r-base',
]);

const systems = new Set([
	'debian',
	'ubuntu',
	'fedora',
	'centos',
	'rockylinux',
	'almalinux',
	'amazonlinux',
	'archlinux',
	'oraclelinux',
]);

const distrolessPython: Readonly<Record<string, string>> = { debian13: '3.13', debian12: '3.11', debian11: '3.9' };

export const knownImage = (image: string): KnownImage => {
	const { repository, tag = '' } = splitImageName(image);
	if (image.includes('$')) return {};
	if (repository === 'scratch') return { minimal: true, hasShell: false, user: 'root', hasSetuid: false };
	if (repository.startsWith('gcr.io/distroless/')) return distroless(repository, tag);
	if (/^(cgr\.dev\/chainguard|dhi\.io)\//.test(repository)) return hardened(repository, tag);
	if (/ubi\d*[-/](minimal|micro)/.test(repository)) return { minimal: true, user: 'root', libc: 'glibc' };
	if (repository === 'alpine' || repository === 'busybox')
		return { minimal: true, hasShell: true, user: 'root', libc: 'musl', hasSetuid: false };
	if (systems.has(repository))
		return { hasShell: true, user: 'root', libc: 'glibc', hasSetuid: true, ...slimSystem(tag) };
	if (fullImages.has(repository)) return language(repository, tag);
	return {};
};

const slimSystem = (tag: string): KnownImage => (/slim/.test(tag) ? { minimal: true } : {});

const distroless = (repository: string, tag: string): KnownImage => {
	const [, name = '', release = ''] = /distroless\/([a-z]+)\d*-(debian\d+)/.exec(repository) ?? [];
	const python = name === 'python' ? distrolessPython[release] : undefined;
	return {
		minimal: true,
		// Python's image on Debian 11 was an experiment, with dash in it.
		hasShell: tag.includes('debug') || (name === 'python' && release === 'debian11'),
		user: tag.includes('nonroot') ? 'other' : 'root',
		libc: 'glibc',
		hasSetuid: false,
		hasPython: name === 'python',
		...(python === undefined ? {} : { python }),
	};
};

const hardened = (repository: string, tag: string): KnownImage => {
	const dev = /(^|-)dev$/.test(tag);
	const python = /\/python$/.test(repository) ? /^(3\.\d+)/.exec(tag)?.[1] : undefined;
	return {
		minimal: !dev,
		hasShell: dev,
		...(dev ? {} : { user: 'other' as const }),
		hasPython: repository.endsWith('/python'),
		...(python === undefined ? {} : { python }),
	};
};

const language = (repository: string, tag: string): KnownImage => {
	const alpine = tag.includes('alpine');
	const python = repository === 'python' ? /^(3\.\d+)/.exec(tag)?.[1] : undefined;
	return {
		minimal: alpine || /slim|jre|distroless/.test(tag),
		hasShell: true,
		user: 'root',
		libc: alpine ? 'musl' : 'glibc',
		hasSetuid: !alpine,
		hasPython: repository === 'python' || repository === 'pypy',
		...(python === undefined ? {} : { python }),
	};
};
