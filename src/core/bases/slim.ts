import type { BaseImage } from './base-image.ts';
import { debianEnd, endedPythonsOf, pythonsOf } from './releases.ts';

/** Source of tags and users: docker-library/official-images library/python, 2026-08-13. */
export const slim: BaseImage = {
	id: 'slim',
	title: 'Debian slim (Debian 13)',
	tradeOff: 'a shell and apt, every wheel works; larger, and more that an attacker can use',
	docs: {
		title: 'Standard, Debian slim',
		features: 'Python, shell, apt; glibc as its C library',
		benefits: 'every manylinux wheel works, and apt for what else is needed; the largest of the three',
	},
	osFamily: 'debian',
	osRelease: 'Debian 13',
	libc: 'glibc',
	maintainer: 'Docker Official Images',
	pythonVersions: pythonsOf('slim-trixie'),
	endedPythons: endedPythonsOf('slim-trixie'),
	buildImage: (python) => ({ repository: 'python', tag: `${python}-slim-trixie` }),
	runtimeImage: (python) => ({ repository: 'python', tag: `${python}-slim-trixie` }),
	pythonPath: '/usr/local/bin/python3',
	buildPythonPath: '/usr/local/bin/python3',
	user: { name: 'appuser', uid: 65532, gid: 65532, createdByUs: true },
	promises: { noShell: false, noPackageManager: false, noSetuid: false },
	endOfLife: debianEnd('trixie'),
	endOfLifeSource: 'endoflife-date/endoflife.date products/debian.md',
};
