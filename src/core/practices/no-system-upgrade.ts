import { definePractice } from './practice.ts';
import { dockle, kics, trivy } from './support/references.ts';

export const noSystemUpgrade = definePractice({
	id: 'HC046',
	slug: 'no-system-upgrade',
	title: 'Take updates from the base image',
	severity: 'info',
	why: 'An upgrade of all packages during the build makes every build different, and hides that the base image is old. It doubles what is changed in the layer below. The base image is rebuilt with the same updates, tested by those who make it; what you need is a newer base and a fresh build.',
	comment: 'updates come with a newer base image, the same for every build',
	fix: 'Remove apt-get upgrade, dist-upgrade, apk upgrade or dnf update, pull a newer base image and build again (docker build --pull).',
	references: [dockle('DKL-DI-0003'), trivy('DS-0024'), kics('682fe378'), kics('989ab888'), kics('09fda05e')],
});
