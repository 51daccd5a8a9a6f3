import type { Dependencies } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { lineOf } from './pyproject.ts';

const files = ['Dockerfile', 'docker/Dockerfile', 'Makefile', 'render.yaml', 'nixpacks.toml', 'Procfile', 'README.md'];

const commands: readonly (readonly [Dependencies['manager'], RegExp])[] = [
	['uv', /\buv (?:sync|run|export)\b/],
	['poetry', /\bpoetry (?:install|export|run|sync)\b/],
	['pdm', /\bpdm (?:install|sync|export|run)\b/],
	['pipenv', /\bpipenv (?:install|sync|requirements|run)\b/],
	['pip', /\bpip3? install\b[^\n]*(?:-r|--requirement)[\s=]*\S+/],
];

export interface UsedManager {
	readonly manager: Dependencies['manager'];
	readonly evidence: string;
}

/** The one manager that the project's own build files run; undefined when they run several or none. */
export const findUsedManager = async (reader: ProjectReader): Promise<UsedManager | undefined> => {
	for (const file of files) {
		const text = await reader.readText(file);
		const used = commands.flatMap(([manager, pattern]) => {
			const found = text === undefined ? undefined : pattern.exec(text)?.[0];
			return text === undefined || found === undefined
				? []
				: [{ manager, evidence: `"${found}" in ${file} line ${lineOf(text, found)}` }];
		});
		if (used.length === 1) return used[0];
	}
	return undefined;
};

export interface InstalledFile {
	readonly path: string;
	readonly evidence: string;
}

/** The requirements files that the project's own Dockerfile or build file installs. */
export const installedFiles = async (reader: ProjectReader): Promise<readonly InstalledFile[]> => {
	for (const file of files.filter((name) => name !== 'README.md' && name !== 'Makefile')) {
		const text = await reader.readText(file);
		const found = [
			...(text ?? '').matchAll(/\bpip3? install\b(?:[^\n]|\\\n)*?(?:-r|--requirement)[\s=]*["']?([\w./-]+)/g),
		];
		const production = found.flatMap(([, path = '']) => (/dev|test|docs|lint/.test(path) ? [] : [path]));
		if (text !== undefined && production.length > 0) {
			return production.map((path) => ({
				path: path.replace(/^(?:\.|\/[\w-]+)\//, ''),
				evidence: `"-r ${path}" in ${file} line ${lineOf(text, path)}`,
			}));
		}
	}
	return [];
};
