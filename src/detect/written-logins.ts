import type { SecretFile } from '../core/project-facts.ts';
import type { Sources } from './sources.ts';

// "git@host" names no secret, and ${TOKEN} holds none; a user name alone is one only where it is as long as a token.
const login = /https?:\/\/(?:[^\s/:@"'${}<>]+:(?!\$\{)[^\s/@"'<>]+|[\w-]{20,})@/;

/** Addresses with a login in the files that the installer reads, which the build stage would keep in a layer. */
export const findWrittenLogins = async (
	{ readText }: Sources,
	files: readonly string[],
): Promise<readonly SecretFile[]> => {
	const found = files
		.filter((path) => !path.endsWith('/'))
		.map(async (path): Promise<readonly SecretFile[]> => {
			const text = (await readText(path)) ?? '';
			if (!login.test(text)) return [];
			const line = text.split('\n').findIndex((candidate) => login.test(candidate)) + 1;
			return [{ path, line, kind: 'login in an address' }];
		});
	return (await Promise.all(found)).flat();
};
