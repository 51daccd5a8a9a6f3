import type { Dockerfile } from '../dockerfile.ts';
import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { knownImage } from './support/images.ts';
import { checkov, cis, dockle, hadolint, kics, nist, owasp, podSecurity, scout, trivy } from './support/references.ts';
import { isRoot, lastUser } from './support/service-user.ts';
import { at, judge, missing, rootImage } from './support/stages.ts';

export const nonRootUser = definePractice({
	id: 'HC001',
	slug: 'non-root-user',
	title: 'Run as a non-root user',
	severity: 'error',
	why: 'Unless user namespaces are set up, a user id inside a container is the same user id to the kernel of the host. An attacker who takes over a service that runs as root, and then finds a way out of the container, is root on the host. As an ordinary user they can change little, inside or outside.',
	comment: 'whoever breaks out of this container must not be root on the host',
	fix: 'End the last stage with USER and a numeric user and group, for example USER 65532:65532.',
	references: [
		cis('4.1'),
		nist('4.1.2'),
		owasp('RULE 2'),
		hadolint('DL3002'),

		dockle('CIS-DI-0001'),
		trivy('DS-0002'),
		checkov('CKV_DOCKER_3'),
		checkov('CKV_DOCKER_8'),
		kics('fd54f200'),
		kics('67fd0c4a'),
		scout('default-non-root-user'),
		podSecurity('runAsNonRoot'),
	],
	checkImage: (facts) => judgeUser(facts),
	examples: {
		good: ['FROM python:3.13-slim-trixie\nUSER 65532:65532\n', 'FROM gcr.io/distroless/python3-debian13:nonroot\n'],
		bad: ['FROM python:3.13-slim-trixie\n', 'FROM python:3.13-slim-trixie\nUSER 65532\nUSER root\n'],
	},
	checkDockerfile: (file) => judgeLastUser(file),
});

const judgeUser = ({ config, run }: ImageFacts): Verdict => {
	if (isRoot(config.user)) return fail('The image runs as root.');
	if (run?.process?.uid === 0) return fail('Process 1 of the container runs as root.');
	return pass;
};

const judgeLastUser = (file: Dockerfile): Verdict => {
	const last = lastUser(file);
	if (last === undefined) return judgeBaseUser(file);
	const { instruction, user } = last;
	if (user.includes('$')) return skip(`The user ${user} is given when the image is built.`);
	return judge(isRoot(user) ? [at(instruction, 'The last USER is root.')] : []);
};

const judgeBaseUser = (file: Dockerfile): Verdict => {
	const image = rootImage(file.target);
	const { user } = knownImage(image);
	if (user === 'other') return pass;
	if (user === 'root') return missing(file, `No USER is set, and ${image} runs as root.`);
	return skip(`No USER is set, and the user of ${image} is not known.`);
};
