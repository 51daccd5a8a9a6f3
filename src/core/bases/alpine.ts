import type { BaseImage } from './base-image.ts';
import { alpineEnd, endedPythonsOf, pythonsOf } from './releases.ts';

/** The newest release that the official Python images are made on. */
export const alpineRelease = '3.23';

/** Source of tags and users: docker-library/official-images library/python, 2026-08-13. */
export const alpine: BaseImage = {
	id: 'alpine',
	title: `Alpine ${alpineRelease}`,
	tradeOff: 'small, with a shell; its C library is musl, so some packages have no ready-made wheel',
	docs: {
		title: 'Standard, Alpine-based',
		features: 'Python, BusyBox shell, apk; musl as its C library',
		benefits: 'small, and a shell to look around with; packages need musllinux wheels',
	},
	osFamily: 'alpine',
	osRelease: `Alpine ${alpineRelease}`,
	libc: 'musl',
	maintainer: 'Docker Official Images',
	pythonVersions: pythonsOf(`alpine${alpineRelease}`),
	endedPythons: endedPythonsOf(`alpine${alpineRelease}`),
	buildImage: (python) => ({ repository: 'python', tag: `${python}-alpine${alpineRelease}` }),
	runtimeImage: (python) => ({ repository: 'python', tag: `${python}-alpine${alpineRelease}` }),
	pythonPath: '/usr/local/bin/python3',
	buildPythonPath: '/usr/local/bin/python3',
	user: { name: 'appuser', uid: 65532, gid: 65532, createdByUs: true },
	promises: { noShell: false, noPackageManager: false, noSetuid: false },
	endOfLife: alpineEnd(alpineRelease),
	endOfLifeSource: 'endoflife-date/endoflife.date products/alpine-linux.md',
};
