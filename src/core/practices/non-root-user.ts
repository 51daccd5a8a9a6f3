import { definePractice } from './practice.ts';
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
});
