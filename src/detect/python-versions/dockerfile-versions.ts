import type { ProjectReader } from '../../core/project-reader.ts';
import { joinPath } from '../paths.ts';
import { type Mention, mentionAt } from './mention.ts';

const folders = ['', 'docker', '.docker', 'deploy', 'compose/production/django', 'docker/production'];
const usualName =
	/^(?:Dockerfile|Containerfile)(?:[._-](?:prod|production|web|app|api|server))?$|^(?:web|app|api|production|prod)\.Dockerfile$/i;
const mostFiles = 4;

/** The Python of the project's own container files: the last stage that starts from an image with a Python version. */
export const dockerfileVersions = async (reader: ProjectReader): Promise<readonly Mention[]> => {
	for (const folder of folders) {
		const names = (await reader.list(folder)).filter(({ name, kind }) => kind !== 'folder' && usualName.test(name));
		const paths = names.slice(0, mostFiles).map(({ name }) => joinPath(folder, name));
		const texts = await Promise.all(paths.map((path) => reader.readText(path)));
		const found = paths.flatMap((path, index) => lastVersion(texts[index] ?? '', path));
		if (found.length > 0) return found;
	}
	return [];
};

const lastVersion = (text: string, path: string): readonly Mention[] => {
	const lines = text.split(/\r?\n/);
	const defaults = new Map(
		lines.flatMap((line) => {
			const [, name, value] = /^\s*ARG\s+(\w+)=["']?([^\s"']+)/i.exec(line) ?? [];
			return name === undefined || value === undefined ? [] : [[name, value] as const];
		}),
	);
	const mentions = lines.flatMap((line, index) => {
		const [, written] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line) ?? [];
		const version = written === undefined ? undefined : versionOfImage(expand(written, defaults));
		return version === undefined ? [] : [mentionAt(version, path, index + 1)];
	});
	return mentions.slice(-1);
};

const expand = (image: string, defaults: ReadonlyMap<string, string>): string =>
	image.replace(
		/\$\{?(\w+)(?::-([^}]*))?\}?/g,
		(_, name: string, fallback?: string) => defaults.get(name) ?? fallback ?? '',
	);

/** The version in the tag of an image such as "python:3.12-slim" or "ghcr.io/astral-sh/uv:python3.13-alpine". */
const versionOfImage = (image: string): string | undefined =>
	/(?:python|pypy|uvicorn|gunicorn|fastapi)[\w.-]*:(?:[a-z-]*)(3\.\d{1,2})(?!\d)/i.exec(image)?.[1] ??
	/:[\w.-]*python-?(3\.\d{1,2})(?!\d)/i.exec(image)?.[1];
