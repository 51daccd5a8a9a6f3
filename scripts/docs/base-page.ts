import { type BaseId, type BaseImage, formatReference } from '../../src/core/bases/base-image.ts';
import { bases, knownBases, retiredBases } from '../../src/core/bases/index.ts';
import { defaultPython } from '../../src/core/bases/python-versions.ts';
import { releases } from '../../src/core/bases/releases.ts';

/** What a person weighs; the record itself holds only what the tool needs. */
const texts: Readonly<Record<BaseId, { readonly what: string; readonly choose: string; readonly not: string }>> = {
	distroless: {
		what: 'Python of Debian with the libraries that it needs, certificate authorities, time zones and a list of accounts. There is no shell, no package manager and no program beside Python.',
		choose:
			'For nearly every web service: there is the least to attack and the least to update, and every wheel for Linux with glibc works.',
		not: 'When the service calls other programs (`subprocess` with `git`, `ffmpeg`, a shell), or needs another Python than the one of this Debian release.',
	},
	alpine: {
		what: 'Python on Alpine Linux: BusyBox as shell and tools, apk as package manager, musl as C library.',
		choose:
			'For a small image with a shell in it, when all dependencies are pure Python or have musllinux wheels. Where one needs a package of Alpine, the Dockerfile adds it by name; unlike those for Debian, such images are built in no test of this project, which has no mirror of Alpine.',
		not: 'When a dependency has wheels for glibc only: it would be compiled in the build stage, with a compiler and headers, or not at all.',
	},
	slim: {
		what: 'Python on Debian with a shell, apt and the small programs of a Debian system.',
		choose:
			'When the service needs system packages or calls other programs, or a Python version that distroless has not. Every wheel for glibc works.',
		not: 'When distroless would do: this image is the largest of the three, and has the most that an attacker can use and a scanner can find.',
	},
	'alpine3.19': {
		what: 'The image of many older tutorials. It is what Alpine is, frozen: no hole that was found since its end is closed.',
		choose:
			'Only to put an existing service under the other practices now, while the move to a newer release is under way.',
		not: 'For anything new, and for anything that the internet can reach.',
	},
	'distroless-debian11': {
		what: 'The distroless Python image of Debian 11, with Python 3.9. Unlike its successor it has a shell (dash), so that `subprocess` with `shell=True` worked.',
		choose:
			'Only to put an existing service under the other practices now, while the move to a newer Python is under way.',
		not: 'For anything new. Packages built on Alpine never work on it (another C library), nor do those built for another Python than 3.9; the build stage that is written has the right ones.',
	},
};

/** The page docs/reference/bases/<id>.md. */
const basePage = (base: BaseImage): string => {
	const { what, choose, not } = texts[base.id];
	return [
		`# ${base.title}`,
		'',
		what,
		'',
		...(base.retired === undefined ? [] : [endedText(base), '']),
		'| | |',
		'| --- | --- |',
		...facts(base).map(([name, value]) => `| ${name} | ${value} |`),
		'',
		'## When to choose it',
		'',
		choose,
		'',
		'## When not to',
		'',
		not,
		'',
		'All base images are in [the list](README.md).',
		'',
	].join('\n');
};

const endedText = ({ id, title, endOfLife, retired }: BaseImage): string =>
	`**${title} has had no security fixes since ${endOfLife}.** ${retired?.replaceAll(/(--base [a-z]+)/g, '`$1`')} The wizard takes it only with \`--base ${id} --accept-end-of-life\`, and \`check\` reports it ([HC072](../../practices/supported-release.md)). What is written for it was built and verified on an image of the same kind that is still made, not on this one: try it before you rely on it.`;

const facts = (base: BaseImage): readonly (readonly [string, string])[] => {
	const { user, promises, buildPythonPath, pythonPath } = base;
	const shown = base.pythonVersions.find((version) => version === defaultPython) ?? base.pythonVersions[0] ?? '';
	return [
		['flag', `\`--base ${base.id}\``],
		['image', code(formatReference(base.runtimeImage(shown)))],
		['build stage', code(formatReference(base.buildImage(shown)))],
		['maintained by', base.maintainer],
		['Python versions', base.pythonVersions.join(', ')],
		['system', `${base.osRelease}, ${base.libc}`],
		[
			'user',
			`${code(`${user.uid}:${user.gid}`)}, ${user.name}, ${user.createdByUs ? 'made in the Dockerfile' : 'part of the image'}`,
		],
		['Python in the image', code(pythonPath)],
		...(pythonPath === buildPythonPath ? [] : [['Python in the build stage', code(buildPythonPath)] as const]),
		['shell', promises.noShell ? 'none' : 'yes'],
		['package manager', promises.noPackageManager ? 'none' : 'yes'],
		['stages', base.multiStageOnly === undefined ? 'several, or one' : `several. ${base.multiStageOnly}`],
		['security fixes until', [`${base.endOfLife} (${base.endOfLifeSource})`, base.endsEarlier].join(' ').trimEnd()],
	];
};

const code = (text: string): string => `\`${text}\``;

/** The page docs/reference/bases/README.md. */
const basesIndex = (): string =>
	[
		'# Base images',
		'',
		'A base image decides which system the service runs on, how much there is to attack, and until when holes in it are closed.',
		'The wizard offers these three:',
		'',
		...table(bases),
		'',
		'These two are known, because many services still stand on them, and are had only with `--accept-end-of-life`:',
		'',
		...table(retiredBases),
		'',
		'## Ends of security fixes',
		'',
		`From ${Object.entries(releases.sources)
			.map(([source, day]) => `${source} as of ${day}`)
			.join(' and ')}. The wizard says so half a year ahead; \`check\` reports what has ended by the date of the day.`,
		'',
		'| release | security fixes until | by the long-term support team until |',
		'| --- | --- | --- |',
		...Object.entries(releases.python)
			.slice(0, 8)
			.map(([version, day]) => `| Python ${version} | ${day} | |`),
		...Object.values(releases.debian)
			.slice(0, 4)
			.map(({ version, security, lts }) => `| Debian ${version} | ${security} | ${lts} |`),
		...Object.entries(releases.alpine)
			.slice(0, 6)
			.map(([version, day]) => `| Alpine ${version} | ${day} | |`),
		'',
	].join('\n');

const table = (listed: readonly BaseImage[]): readonly string[] => [
	'| base image | Python | shell | fixes until | in one line |',
	'| --- | --- | --- | --- | --- |',
	...listed.map(
		({ id, title, pythonVersions, promises, endOfLife, tradeOff }) =>
			`| [${title}](${id}.md) | ${pythonVersions.join(', ')} | ${promises.noShell ? 'no' : 'yes'} | ${endOfLife} | ${tradeOff} |`,
	),
];

export const basePages = (): readonly (readonly [string, string])[] => [
	['docs/reference/bases/README.md', basesIndex()],
	...knownBases.map((base) => [`docs/reference/bases/${base.id}.md`, basePage(base)] as const),
];
