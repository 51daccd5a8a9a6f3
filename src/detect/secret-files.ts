import type { ProjectPath, SecretFile } from '../core/project-facts.ts';
import { secretsInText } from '../core/secrets.ts';
import { depthOf, isInside, nameOf } from './paths.ts';
import type { Sources } from './sources.ts';
import { findWrittenLogins } from './written-logins.ts';

const mostFiles = 120;

// Keys and .env files are not among them, as .dockerignore keeps them out wherever they lie.
const textFile = /(?<!(^|\/)\.env(\.[\w.-]+)?)\.(py|json|ya?ml|toml|ini|cfg|conf|txt|properties|xml|html|js|sh)$/;

interface Looked {
	readonly copied: readonly ProjectPath[];
	/** What the installer reads. */
	readonly installed: readonly string[] | undefined;
}

/** Secrets in files that would be copied into the image or its build stage; what each is, never the secret itself. */
export const detectSecretFiles = async (
	sources: Sources,
	{ copied, installed = [] }: Looked,
): Promise<readonly SecretFile[]> => [
	...(await findSecrets(sources, copied)),
	...(await findWrittenLogins(sources, installed)),
];

const findSecrets = async (sources: Sources, files: readonly ProjectPath[]): Promise<readonly SecretFile[]> => {
	const copied = sources.tree.files
		.filter(
			(path) =>
				textFile.test(path) &&
				files.some((file) => file.path === path || (file.kind === 'folder' && isInside(path, file.path))),
		)
		.filter(
			(path) => !/(^|\/)((tests?|node_modules|locale|docs)\/|tests?\.py$|test_|conftest\.py$)|_test\.py$/.test(path),
		)
		.sort((a, b) => rankOf(a) - rankOf(b))
		.slice(0, mostFiles);
	const texts = await Promise.all(copied.map((path) => sources.readText(path)));
	return copied.flatMap((path, index) => {
		const text = texts[index] ?? '';
		return secretsInText(text).map((kind) => ({ path, line: lineOf(text, kind), kind }));
	});
};

/** Settings and data near the top are where secrets are written. */
const rankOf = (path: string): number =>
	depthOf(path) +
	(/\.py$|\.js$|\.html$/.test(path) ? 2 : 0) -
	(/config|settings|secret|credential|key|constant/i.test(nameOf(path)) ? 3 : 0);

/** The line that has a secret of that kind when read alone, or else with the one below, as keys span lines. */
const lineOf = (text: string, kind: string): number => {
	const lines = text.split('\n');
	const has = (part: string): boolean => secretsInText(part).includes(kind);
	const alone = lines.findIndex(has);
	const at = alone === -1 ? lines.findIndex((line, index) => has(`${line}\n${lines[index + 1] ?? ''}`)) : alone;
	return at === -1 ? 1 : at + 1;
};
