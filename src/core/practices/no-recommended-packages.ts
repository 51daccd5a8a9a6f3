import { definePractice } from './practice.ts';
import { cis, hadolint, kics, trivy } from './support/references.ts';

export const noRecommendedPackages = definePractice({
	id: 'HC043',
	slug: 'no-recommended-packages',
	title: 'Install no recommended packages',
	severity: 'info',
	why: 'On Debian and Ubuntu, apt-get also installs what a package merely recommends, often several times as much as what was asked for. All of it must be updated and can be used by an intruder, and nobody chose it.',
	comment: 'only what was named and what it truly needs',
	fix: 'Add --no-install-recommends to apt-get install, and name a recommended package if you do need it.',
	references: [hadolint('DL3015'), trivy('DS-0029'), kics('7384dfb2'), cis('4.3')],
});
