import { definePractice } from './practice.ts';
import { dockle, hadolint, kics, trivy } from './support/references.ts';

export const noPackageCache = definePractice({
	id: 'HC007',
	slug: 'no-package-cache',
	title: 'Keep no package cache',
	severity: 'warning',
	why: 'Package managers keep what they downloaded and their lists of packages. In a layer these files are never used again, yet each build, push and pull carries them, and what they hold grows old. They can be left out while installing, but not taken out of a layer that is finished.',
	comment: 'downloaded archives would stay in the layer, and nothing ever reads them again',
	fix: 'Use pip install --no-cache-dir and apk add --no-cache; after apt-get install, remove /var/lib/apt/lists/* in the same RUN. A cache mount serves as well.',
	references: [
		hadolint('DL3009'),
		hadolint('DL3019'),
		hadolint('DL3032'),
		hadolint('DL3040'),
		hadolint('DL3042'),
		dockle('DKL-DI-0004'),
		dockle('DKL-DI-0005'),
		trivy('DS-0025'),
		trivy('DS-0019'),
		trivy('DS-0027'),
		trivy('DS-0015'),
		kics('295acb63'),
		kics('f2f903fb'),
		kics('df746b39'),
		kics('ae9c56a6'),
	],
});
