import { definePractice } from './practice.ts';
import { cis, dockle } from './support/references.ts';

export const dedicatedUser = definePractice({
	id: 'HC024',
	slug: 'dedicated-user',
	title: 'Give the service a user of its own',
	severity: 'info',
	why: "Accounts such as nobody, daemon or www-data are used by other programs as well, so whoever takes over one of these can reach what belongs to the others. An account of its own, without password and login shell, owns nothing but this service's files and cannot be logged in to.",
	comment: 'an account that nothing else uses, without password and without login shell',
	fix: 'Create a system user with a fixed high id and the shell /usr/sbin/nologin (Debian) or /sbin/nologin (Alpine), or use the nonroot user of distroless.',
	references: [cis('4.1'), dockle('DKL-LI-0002')],
});
