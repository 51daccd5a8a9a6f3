import type { ProjectReader } from '../../core/project-reader.ts';
import { readSections } from '../dependencies/setup-cfg.ts';
import { type Mention, mentionAt } from './mention.ts';

const workflows = '.github/workflows';
const mostFiles = 12;

/** The versions that the project is tested with: workflows, GitLab, tox. They say what works, not what it runs on. */
export const testedVersions = async (reader: ProjectReader): Promise<readonly Mention[]> => {
	const listed = (await reader.list(workflows)).filter(({ name }) => /\.ya?ml$/.test(name)).slice(0, mostFiles);
	const paths = [
		...listed.map(({ name }) => `${workflows}/${name}`),
		'.gitlab-ci.yml',
		'.circleci/config.yml',
		'.travis.yml',
	];
	const texts = await Promise.all([...paths, 'tox.ini'].map((path) => reader.readText(path)));
	const found = paths.flatMap((path, index) => versionsIn(texts[index] ?? '', path));
	return [...found, ...toxVersions(texts.at(-1) ?? '')];
};

/** Only digits are looked for, so that an unquoted 3.10 stays what was written. */
const versionsIn = (text: string, path: string): readonly Mention[] => {
	let inList = false;
	return text.split(/\r?\n/).flatMap((line, index) => {
		const [, value] = /^\s*-?\s*["']?[\w-]*(?:python|py)[-_ ]?(?:versions?)?["']?\s*:\s*(.*)$/i.exec(line) ?? [];
		const [, image] = /image:\s*["']?\S*python:(\S+)/.exec(line) ?? [];
		const item = inList ? /^\s*-\s*["']?([\d.]+)["']?\s*(?:#.*)?$/.exec(line)?.[1] : undefined;
		inList = value !== undefined ? value.trim() === '' || value.trim() === '[' : item !== undefined;
		const versions = [...(image ?? value ?? item ?? '').matchAll(/(?<![\d.])(3\.\d{1,2})(?![\d])/g)];
		return versions.map(([, version = '']) => mentionAt(version, path, index + 1));
	});
};

const toxVersions = (text: string): readonly Mention[] => {
	const list = readSections(text).get('tox')?.get('envlist') ?? '';
	const line = text.split('\n').findIndex((candidate) => candidate.startsWith('envlist')) + 1;
	return [...expandBraces(list).matchAll(/\bpy(3)(\d{1,2})\b/g)].map(([, major, minor]) =>
		mentionAt(`${major}.${minor}`, 'tox.ini', line),
	);
};

/** "py{311,312}" stands for "py311,py312". */
const expandBraces = (text: string): string =>
	text.replace(/py\{([^}]*)\}/g, (_, inside: string) =>
		inside
			.split(',')
			.map((part) => `py${part.trim()}`)
			.join(','),
	);
