import { definePractice } from './practice.ts';
import { checkov, cis } from './support/references.ts';

export const signedPackages = definePractice({
	id: 'HC048',
	slug: 'signed-packages',
	title: 'Install signed packages only',
	severity: 'error',
	why: 'Package managers check the signature of what they install, which is the only protection against a changed package on a mirror or on the way. Options such as --allow-unauthenticated or --allow-untrusted turn that off for everything that the command installs.',
	comment: 'a package that was changed on the way is refused',
	fix: 'Remove the option, and add the key of the repository instead.',
	references: [cis('4.11'), cis('4.12'), checkov('CKV2_DOCKER_7'), checkov('CKV2_DOCKER_8'), checkov('CKV2_DOCKER_11')],
});
