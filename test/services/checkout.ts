import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Service } from './services.ts';

const containerFile =
	/^(.*\.)?(dockerfile|containerfile)(\..*)?$|^(docker-)?compose.*\.ya?ml$|^\.(docker|container)ignore$|^procfile/i;

interface Place {
	/** A folder of local clones named owner+name; otherwise GitHub is asked. */
	readonly mirrors: string | undefined;
	readonly into: string;
}

/** Clones the repository at its commit, and returns the folder of the service. */
export const checkOut = ({ repository, commit, folder = '.' }: Service, { mirrors, into }: Place): string => {
	const local = path.join(mirrors ?? '', repository.replace('/', '+'), 'repo');
	const source = mirrors !== undefined && existsSync(local) ? local : `https://github.com/${repository}`;
	const target = path.join(into, repository.split('/')[1] ?? 'service');
	execFileSync('git', ['clone', '--quiet', '--no-checkout', source, target], { stdio: 'pipe' });
	const git = (...args: readonly string[]) => execFileSync('git', ['-C', target, ...args], { stdio: 'pipe' });
	try {
		git('checkout', '--quiet', commit);
	} catch {
		// A stored copy can lack large files; then the service's folder is taken, with the files of the folders above it.
		git('sparse-checkout', 'set', folder);
		git('checkout', '--quiet', '--force', commit);
	}
	return path.join(target, folder);
};

/** Takes away what would tell how the service is put into a container. */
export const removeContainerFiles = (folder: string): void => {
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
		if (entry.isFile() && containerFile.test(entry.name)) rmSync(path.join(entry.parentPath, entry.name));
	}
};
