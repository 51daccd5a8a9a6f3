import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { expand } from '../../dockerfile-text/expand.ts';
import type { ImageFacts } from '../../image-facts.ts';
import { numericIds } from './image.ts';
import { knownImage } from './images.ts';
import { lineageCommands, programOf } from './runs.ts';
import { environmentOf, lastShipped, rootImage } from './stages.ts';

/** True for root by name or number, and where no user is named. */
export const isRoot = (user: string): boolean => /^(root|0+)?(:|$)/.test(user);

/** The ids that the service of an image runs with, as far as USER, the running process or the list of accounts tell them. */
export const serviceIds = ({
	config,
	run,
	accounts,
}: Pick<ImageFacts, 'config' | 'run' | 'accounts'>):
	| { readonly uid: number; readonly gid: number | undefined }
	| undefined => {
	const given = isRoot(config.user) ? { uid: 0, gid: 0 } : numericIds(config.user);
	const [name] = config.user.split(':');
	const listed = accounts?.find((account) => (given === undefined ? account.name === name : account.uid === given.uid));
	const uid = given?.uid ?? run?.process?.uid ?? listed?.uid;
	return uid === undefined ? undefined : { uid, gid: given?.gid ?? run?.process?.gid ?? listed?.gid };
};

/** The last USER, its variables expanded; undefined where the file sets none. */
export const lastUser = (
	file: Dockerfile,
): { readonly instruction: Instruction; readonly user: string } | undefined => {
	const instruction = lastShipped(file, 'USER');
	if (instruction === undefined) return undefined;
	const values = environmentOf(file, file.target);
	return { instruction, user: expand(instruction.argument, (name) => values.get(name)) };
};

/** True when an owner, a name or a number, is the user that runs the service. */
export const isServiceUser = (file: Dockerfile, owner: string): boolean => {
	const user = lastShipped(file, 'USER')?.argument.split(':')[0] ?? '';
	if (user === '' || isRoot(owner)) return false;
	return owner === user || idOf(file, owner) === user || idOf(file, user) === owner;
};

/** True where the last USER is root, or none is given and the base image is known to run as root. */
export const runsAsRoot = (file: Dockerfile): boolean => {
	const user = lastShipped(file, 'USER')?.argument;
	return user === undefined ? knownImage(rootImage(file.target)).user === 'root' : isRoot(user);
};

/** The id that a step gives an account, or that a known base image has given it. */
const idOf = (file: Dockerfile, name: string): string | undefined => {
	if (name === 'nonroot' && /distroless|chainguard|dhi\.io/.test(rootImage(file.target))) return '65532';
	const made = lineageCommands(file.target).find(
		(command) => /^(useradd|adduser)$/.test(programOf(command)) && command.words.includes(name),
	);
	return /(?:^| )(?:--uid|-u)[ =]?(\d+)/.exec(made?.words.join(' ') ?? '')?.[1];
};
