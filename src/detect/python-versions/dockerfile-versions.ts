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
		const found = await Promise.all(paths.map((path) => lastVersion(reader, path)));
		if (found.some((mentions) => mentions.length > 0)) return found.flat();
	}
	return [];
};

const lastVersion = async (reader: ProjectReader, path: string): Promise<readonly Mention[]> => {
	const text = await reader.readText(path);
	if (text === undefined) return [];
	const { parseDockerfile } = await import('../../core/parse-dockerfile.ts');
	const mentions = parseDockerfile(text).stages.flatMap(({ image, from }) => {
		const version = versionOfImage(image);
		return version === undefined ? [] : [mentionAt(version, path, from.line)];
	});
	return mentions.slice(-1);
};

/** The version in the tag of an image such as "python:3.12-slim" or "ghcr.io/astral-sh/uv:python3.13-alpine". */
const versionOfImage = (image: string): string | undefined =>
	/(?:python|pypy|uvicorn|gunicorn|fastapi)[\w.-]*:(?:[a-z-]*)(3\.\d{1,2})(?!\d)/i.exec(image)?.[1] ??
	/:[\w.-]*python-?(3\.\d{1,2})(?!\d)/i.exec(image)?.[1];
