import { fail, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { numericUser } from './support/image.ts';
import { checkov, cis, dockle, hadolint, kics, nist, owasp, podSecurity, scout, trivy } from './support/references.ts';

export const nonRootUser = definePractice({
	id: 'HC001',
	slug: 'non-root-user',
	title: 'Run as a non-root user',
	severity: 'error',
	why: 'Unless user namespaces are set up, a user id inside a container is the same user id to the kernel of the host. An attacker who takes over a service that runs as root, and then finds a way out of the container, is root on the host. As an ordinary user they can change little, inside or outside.',
	comment: 'whoever breaks out of this container must not be root on the host',
	fix: "End the last stage with USER and a numeric user and group, for example USER 65532:65532. A number can be checked without the image's own list of users.",
	references: [
		cis('4.1'),
		nist('4.1.2'),
		owasp('RULE 2'),
		hadolint('DL3002'),
		hadolint('DL3066'),
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
});

const judgeUser = ({ config, run }: ImageFacts): Verdict => {
	if (['', 'root', '0'].includes(config.user.split(':')[0] ?? '')) return fail('The image runs as root.');
	if (run?.process?.uid === 0) return fail('Process 1 of the container runs as root.');
	const user = numericUser(config.user);
	if (user === undefined) return fail(`USER is the name "${config.user}"; Kubernetes can check only a number.`);
	if (run?.process?.gid === 0 || user.gid === 0) return fail('The service runs in the group of root (0).');
	return pass;
};
