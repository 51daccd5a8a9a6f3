import type { Dockerfile } from '../dockerfile.ts';
import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { hadolint, podSecurity, trivy } from './support/references.ts';
import { isRoot, lastUser } from './support/service-user.ts';
import { at, judge } from './support/stages.ts';

export const numericUser = definePractice({
	id: 'HC073',
	slug: 'numeric-user',
	title: 'Name the user by number',
	severity: 'info',
	why: 'Kubernetes can refuse to start a container that would run as root (runAsNonRoot), but it can judge only a number: an image whose user is a name is refused as well. And a number without a group runs in the group of root when the image does not list that user.',
	comment: 'a number with its group can be checked without starting the image',
	fix: 'Write both numbers, for example USER 65532:65532.',
	references: [hadolint('DL3066'), podSecurity('runAsNonRoot'), trivy('KSV-0116')],
	examples: {
		good: ['FROM python:3.13-slim-trixie\nUSER 65532:65532\n'],
		bad: ['FROM python:3.13-slim-trixie\nUSER appuser\n', 'FROM python:3.13-slim-trixie\nUSER 65532\n'],
	},
	checkDockerfile: (file) => judgeNumber(file),
	checkImage: (facts) => judgeImageUser(facts),
});

const judgeNumber = (file: Dockerfile): Verdict => {
	const last = lastUser(file);
	if (last === undefined) return skip('No USER is set.');
	const { instruction, user } = last;
	if (user.includes('$')) return skip(`The user ${user} is given when the image is built.`);
	if (isRoot(user)) return skip('The user is root.');
	if (/^Container(User|Administrator)$/i.test(user)) return skip('A user of Windows has no number.');
	const detail = describe(user);
	return judge(detail === undefined ? [] : [at(instruction, detail)]);
};

const judgeImageUser = ({ config, run }: ImageFacts): Verdict => {
	if (config.user === '') return skip('No USER is set.');
	if (isRoot(config.user)) return skip('The user is root.');
	if (run?.process?.gid === 0) return fail('The service runs in the group of root (0).');
	const detail = describe(config.user);
	return detail === undefined ? pass : fail(detail);
};

const describe = (user: string): string | undefined => {
	if (/^\d+:\d+$/.test(user)) return /:0+$/.test(user) ? 'The service runs in the group of root (0).' : undefined;
	if (/^\d+$/.test(user)) return `USER ${user} names no group, so the group may be that of root.`;
	return `USER ${user} is a name; only a number can be checked without starting the image.`;
};
