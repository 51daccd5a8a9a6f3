import type { Dockerfile } from '../dockerfile.ts';
import { fail, type Place, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { notGathered, numericIds } from './support/image.ts';
import { cis, dockle } from './support/references.ts';
import { lineageCommands, programOf, type RunCommand } from './support/runs.ts';
import { isRoot, serviceIds } from './support/service-user.ts';
import { at, judge, lastShipped } from './support/stages.ts';

export const dedicatedUser = definePractice({
	id: 'HC024',
	slug: 'dedicated-user',
	title: 'Give the service a user of its own',
	severity: 'info',
	why: "Accounts such as nobody, daemon or www-data are used by other programs as well, so whoever takes over one of these can reach what belongs to the others. An account of its own, without password and login shell, owns nothing but this service's files and cannot be logged in to.",
	comment: 'an account that nothing else uses, without password and without login shell',
	fix: 'Create a system user with a fixed high id and the shell /usr/sbin/nologin (Debian) or /sbin/nologin (Alpine), or use the nonroot user of distroless.',
	references: [cis('4.1'), dockle('DKL-LI-0002')],
	checkImage: (facts) => judgeAccount(facts),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN useradd --system --uid 65532 --no-log-init --shell /usr/sbin/nologin appuser\nUSER 65532:65532\n',
			'FROM python:3.13-alpine3.23\nRUN adduser -S -D -H -u 65532 appuser\nUSER 65532:65532\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nUSER nobody\n',
			'FROM python:3.13-slim-trixie\nUSER 1000:1000\n',
			'FROM python:3.13-slim-trixie\nRUN useradd appuser\nUSER appuser\n',
		],
	},
	checkDockerfile: (file) => judge([...sharedUser(file), ...loginUsers(file), ...otherIds(file)]),
});

const judgeAccount = (facts: ImageFacts): Verdict => {
	if (isRoot(facts.config.user)) return fail('The service runs as root, who owns everything else too.');
	const uid = serviceIds(facts)?.uid;
	if (uid === undefined) return fail(`The number of the user "${facts.config.user}" is not fixed in USER.`);
	if (uid < 10_000) return fail(`User id ${uid} is low: systems give such ids to people and to other programs.`);
	if (facts.accounts === undefined) return notGathered(facts, 'accounts', "The image's list of users was not read.");
	const own = facts.accounts.filter((account) => account.uid === uid);
	if (own.length > 1) return fail(`Several accounts share the id ${uid}: ${own.map(({ name }) => name).join(', ')}.`);
	const [account] = own;
	if (account?.passwordless === true) return fail(`The account ${account.name} has an empty password.`);
	const gid = numericIds(facts.config.user)?.gid;
	if (account !== undefined && gid !== undefined && account.gid !== gid) {
		return fail(`The account ${account.name} has the group ${account.gid}, but the service runs in group ${gid}.`);
	}
	const canLogIn = account !== undefined && !/\/(nologin|false)$/.test(account.shell);
	return canLogIn ? fail(`The account ${account.name} has the login shell ${account.shell || '/bin/sh'}.`) : pass;
};

const sharedNames = /^(nobody|daemon|www-data|bin|sys|games|mail|news|backup|man|lp|sync)$/;

const sharedUser = (file: Dockerfile): readonly Place[] => {
	const instruction = lastShipped(file, 'USER');
	if (instruction === undefined) return [];
	const [name = ''] = instruction.argument.split(':');
	if (sharedNames.test(name)) return [at(instruction, `${name} is an account that other programs use as well.`)];
	const low = /^\d+$/.test(name) && Number(name) > 0 && Number(name) < 10_000;
	return low ? [at(instruction, `User id ${name} is low: systems give such ids to people and to other programs.`)] : [];
};

const loginUsers = (file: Dockerfile): readonly Place[] =>
	lineageCommands(file.target)
		.filter(createsLogin)
		.map(({ instruction }) => at(instruction, 'The account gets a login shell.'));

/** An account or group that is made, yet not with the id that runs the service. */
const otherIds = (file: Dockerfile): readonly Place[] => {
	const { uid, gid } = numericIds(lastShipped(file, 'USER')?.argument ?? '') ?? {};
	return lineageCommands(file.target).flatMap((command) => {
		const isGroup = /^(groupadd|addgroup)$/.test(programOf(command));
		const wanted = isGroup ? gid : uid;
		if (wanted === undefined || (!isGroup && !/^(useradd|adduser)$/.test(programOf(command)))) return [];
		const fixed = command.words.some((word) => word === String(wanted) || word.endsWith(`=${wanted}`));
		return fixed
			? []
			: [at(command.instruction, `What is made here does not get the id ${wanted}, which runs the service.`)];
	});
};

const createsLogin = (command: RunCommand): boolean => {
	const program = programOf(command);
	const text = command.words.join(' ');
	if (/nologin|\/bin\/false/.test(text)) return false;
	if (program === 'useradd') return true;
	return program === 'adduser' && !/(^| )(-[a-zA-Z]*S[a-zA-Z]*|--system)( |$)/.test(text) && command.words.length > 1;
};
