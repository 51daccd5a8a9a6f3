import type { Dockerfile } from '../../dockerfile.ts';
import { knownImage } from './images.ts';
import { programOf, runCommands } from './runs.ts';
import { lastShipped, lineage, rootImage } from './stages.ts';

/** True when an owner, a name or a number, is the user that runs the service. */
export const isServiceUser = (file: Dockerfile, owner: string): boolean => {
	const user = lastShipped(file, 'USER')?.argument.split(':')[0] ?? '';
	if (owner === '' || user === '' || /^(root|0+)$/.test(owner)) return false;
	return owner === user || idOf(file, owner) === user || idOf(file, user) === owner;
};

/** True where the last USER is root, or none is given and the base image is known to run as root. */
export const runsAsRoot = (file: Dockerfile): boolean => {
	const user = lastShipped(file, 'USER')?.argument;
	return user === undefined ? knownImage(rootImage(file.target)).user === 'root' : /^(root|0+)(:|$)/.test(user);
};

/** The id that a step gives an account, or that a known base image has given it. */
const idOf = (file: Dockerfile, name: string): string | undefined => {
	if (name === 'nonroot' && /distroless|chainguard|dhi\.io/.test(rootImage(file.target))) return '65532';
	const made = runCommands({ stages: lineage(file.target) }).find(
		(command) => /^(useradd|adduser)$/.test(programOf(command)) && command.words.includes(name),
	);
	return /(?:^| )(?:--uid|-u)[ =]?(\d+)/.exec(made?.words.join(' ') ?? '')?.[1];
};
