import type { ProjectReader } from '../../core/project-reader.ts';
import { joinPath, nameOf } from '../paths.ts';

/** A requirements file by its name alone. */
export interface RequirementsName {
	readonly path: string;
	readonly purpose: 'production' | 'main' | 'shared' | 'other';
}

const folders = ['requirements', 'reqs', 'requirement', 'requires', 'deps'];
const productionWords = new Set([
	'prod',
	'production',
	'deploy',
	'deployment',
	'live',
	'release',
	'docker',
	'container',
	'heroku',
]);
const sharedWords = new Set([
	'base',
	'common',
	'core',
	'main',
	'default',
	'project',
	'app',
	'web',
	'server',
	'api',
	'runtime',
	'install',
	'pip',
	'service',
	'backend',
	'minimal',
	'lock',
	'frozen',
	'freeze',
	'full',
	'all',
	'pinned',
	'linux',
	'python',
	'py3',
]);
const developmentWords =
	/^(?:dev|devel|develop|development|tests?|testing|local|lint|linting|docs?|documentation|ci|build|debug|types?|typing|mypy|style|quality|stag(?:e|ing)|extra|extras|optional|bench(?:mark)?s?|e2e|win(?:dows)?|mac(?:os)?|tox|travis|rtd|readthedocs|cov(?:erage)?|notebooks?|jupyter|format|tools?|constraints?|min|gpu|cuda|conda|ansible|pre-?commit|examples?)$/;

// "requirement.txt" and "requirments.txt" are seen in the wild too.
const isRequirementsWord = (word: string): boolean =>
	/^(?:req|reqs|require|requires|re[quire]*m[en]*ts?|deps|dependencies)$/.test(word);

/** The requirements files at the root or in a folder of their own, the most telling first. */
export const findRequirementsFiles = async (reader: ProjectReader, root = ''): Promise<readonly RequirementsName[]> => {
	const top = await reader.list(root);
	const inFolders = await Promise.all(
		top
			.filter(({ name, kind }) => kind === 'folder' && folders.includes(name.toLowerCase()))
			.map(async ({ name }) =>
				(await reader.list(joinPath(root, name)))
					.filter(({ kind }) => kind !== 'folder')
					.flatMap((entry) => toName(joinPath(root, name, entry.name), true)),
			),
	);
	const atRoot = top.filter(({ kind }) => kind !== 'folder').flatMap(({ name }) => toName(joinPath(root, name), false));
	return [...atRoot, ...inFolders.flat()].sort((left, right) => rank(left) - rank(right));
};

/** False for files with a name for development, tests or documentation. */
export const isForProduction = (path: string): boolean =>
	!wordsOf(nameOf(path)).some((word) => developmentWords.test(word));

const wordsOf = (name: string): readonly string[] =>
	name
		.replace(/\.\w+$/, '')
		.toLowerCase()
		.split(/[-_.\s]+/);

/** In a folder for nothing else, "requirements/prod" is as good as "requirements/prod.txt". */
const isBare = (name: string): boolean => /^[\w-]+$/.test(name) && !/^(?:makefile|readme|license)$/i.test(name);

const toName = (path: string, inFolder: boolean): readonly RequirementsName[] => {
	const name = nameOf(path);
	const [, stem] = /^(.+)\.(?:txt|pip)$/i.exec(name) ?? (inFolder && isBare(name) ? [name, name] : []);
	if (stem === undefined) return [];
	const words = stem.toLowerCase().split(/[-_.\s]+/);
	const rest = words.filter((word) => !isRequirementsWord(word));
	if (!inFolder && rest.length === words.length) return [];
	if (rest.some((word) => developmentWords.test(word))) return [];
	if (rest.some((word) => productionWords.has(word))) return [{ path, purpose: 'production' }];
	if (rest.length === 0) return [{ path, purpose: 'main' }];
	return [{ path, purpose: rest.every((word) => sharedWords.has(word)) ? 'shared' : 'other' }];
};

/** Plain names before others, and the root before a folder. */
const rank = ({ path, purpose }: RequirementsName): number => {
	const isPlain = /(?:^|\/)requirements\.txt$/.test(path);
	return ['production', 'main', 'shared', 'other'].indexOf(purpose) * 10 + (isPlain ? 0 : 2) + path.split('/').length;
};
