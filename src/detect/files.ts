import { type Detected, detected } from '../core/detected.ts';
import type { ProjectPath } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import { isDevelopmentFile, isSkippedFolder, isUnusedFolder } from './skipped-folders.ts';
import type { Sources } from './sources.ts';

/** Folders that services load from at run time, by the names that frameworks give them. */
const resourceFolders =
	/^(templates?|static|assets|public|locales?|translations|i18n|data|resources|config|conf|sql|models|schemas|certs|fonts|images|emails|\.streamlit)$/;

/** What a service needs of the project's top level: its modules and packages, and the folders that they load from. */
export const detectFiles = (sources: Sources, candidate: Candidate | undefined): Detected<readonly ProjectPath[]> => {
	const paths = sources.tree.topLevel.flatMap(({ name, kind }): readonly ProjectPath[] => {
		if (kind === 'folder') return isNeededFolder(name, { sources, candidate }) ? [{ path: name, kind }] : [];
		return kind === 'file' && isNeededFile(name, sources) ? [{ path: name, kind }] : [];
	});
	const confidence = candidate === undefined ? 'unsure' : 'likely';
	return detected(paths, confidence, ['modules, packages and the folders that they load from']);
};

const isNeededFolder = (name: string, { sources, candidate }: FolderContext): boolean => {
	if (isSkippedFolder(name)) return false;
	const isStart = candidate?.path.startsWith(`${name}/`) === true;
	if (isStart) return true;
	if (isUnusedFolder(name)) return false;
	if (resourceFolders.test(name)) return true;
	return sources.tree.files.some((file) => file.startsWith(`${name}/`) && file.endsWith('.py'));
};

interface FolderContext {
	readonly sources: Sources;
	readonly candidate: Candidate | undefined;
}

/** Container files, settings of tools and secrets are never code, whatever mentions them. */
const neverCode =
	/^(\.|Dockerfile|Containerfile|docker-compose|compose\.|Procfile|Makefile|requirements|pyproject\.toml|setup\.|tox\.ini|pytest\.ini|uv\.lock|poetry\.lock|pdm\.lock|Pipfile|package.*\.json|README|LICEN[CS]E|CHANGELOG)/i;

/** Files that gunicorn and Python's own tools read by name. */
const knownFiles = ['manage.py', 'alembic.ini', 'babel.cfg', 'gunicorn.conf.py', 'uvicorn_server.py'];

const isNeededFile = (name: string, { modules }: Sources): boolean => {
	if (knownFiles.includes(name)) return true;
	if (neverCode.test(name) || isSecretFile(name)) return false;
	if (name.endsWith('.py')) return !isDevelopmentFile(name);
	return [...modules.values()].some(({ strings }) =>
		strings.some((text) => text === name || text.endsWith(`/${name}`)),
	);
};

const isSecretFile = (name: string): boolean => /\.(pem|key|p12|pfx|sqlite3?|db|sql|dump|log)$/i.test(name);
