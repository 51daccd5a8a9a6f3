import { definePractice } from './practice.ts';
import { checkov, cis, dockle, kics, trivy } from './support/references.ts';

export const freshPackageIndex = definePractice({
	id: 'HC045',
	slug: 'fresh-package-index',
	title: 'Update and install in one step',
	severity: 'warning',
	why: 'An update of the package lists in a RUN of its own is cached as a layer. Months later the install step that follows still works with the old lists: it fails, or it installs versions with known holes. In one RUN both are always of the same day.',
	comment: 'lists and packages are always of the same day',
	fix: 'Write apt-get update && apt-get install in one RUN; use apk add --no-cache instead of apk update.',
	references: [cis('4.7'), dockle('CIS-DI-0007'), trivy('DS-0017'), checkov('CKV_DOCKER_5'), kics('9bae49be')],
});
