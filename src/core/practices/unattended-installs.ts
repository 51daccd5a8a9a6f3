import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';

export const unattendedInstalls = definePractice({
	id: 'HC042',
	slug: 'unattended-installs',
	title: 'Install packages without questions',
	severity: 'warning',
	why: 'A package manager that asks "continue?" finds nobody to answer during a build, and the build fails or hangs. With the option that answers yes, the build does not depend on how many packages come along.',
	comment: 'nobody is there to answer a question during a build',
	fix: 'Add -y to apt-get, yum, dnf and microdnf install, and --non-interactive or -y to zypper.',
	references: [hadolint('DL3014'), hadolint('DL3030'), hadolint('DL3038'), trivy('DS-0021'), kics('77783205')],
});
