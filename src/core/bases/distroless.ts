import type { BaseImage } from './base-image.ts';
import { debianEnd } from './releases.ts';

/** Source of users, paths and policy: GoogleContainerTools/distroless README.md and SUPPORT_POLICY.md, 2026-08-21. */
export const distroless: BaseImage = {
	id: 'distroless',
	title: 'Distroless (Debian 13)',
	tradeOff: 'no shell, no package manager: the smallest attack surface; debugging needs another image',
	docs: {
		title: 'Distroless',
		features: 'Python and its libraries, certificates, time zones; no shell, no package manager',
		benefits: 'the least to attack and to update; every manylinux wheel works',
	},
	osFamily: 'distroless',
	osRelease: 'Debian 13',
	libc: 'glibc',
	maintainer: 'Google',
	pythonVersions: ['3.13'],
	buildImage: (python) => ({ repository: 'python', tag: `${python}-slim-trixie` }),
	runtimeImage: () => ({ repository: 'gcr.io/distroless/python3-debian13', tag: 'nonroot' }),
	pythonPath: '/usr/bin/python3',
	buildPythonPath: '/usr/local/bin/python3',
	user: { name: 'nonroot', uid: 65532, gid: 65532, createdByUs: false },
	promises: { noShell: true, noPackageManager: true, noSetuid: true },
	endOfLife: debianEnd('trixie'),
	endOfLifeSource: 'endoflife-date/endoflife.date products/debian.md',
	endsEarlier: 'Google ends the image itself three months after the release of Debian 14.',
	multiStageOnly: 'Distroless has no shell and no pip, so the dependencies must be installed in a build stage.',
};
