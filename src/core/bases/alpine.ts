import type { BaseImage } from './base-image.ts';
import { alpineEnd, endedPythonsOf, pythonsOf } from './releases.ts';

/** Source of tags and users: docker-library/official-images library/python, 2026-08-13. */
export const alpine: BaseImage = {
	id: 'alpine',
	title: 'Alpine 3.23',
	tradeOff: 'small, with a shell; its C library is musl, so some packages have no ready-made wheel',
	osFamily: 'alpine',
	osRelease: 'Alpine 3.23',
	libc: 'musl',
	maintainer: 'Docker Official Images',
	pythonVersions: pythonsOf('alpine3.23'),
	endedPythons: endedPythonsOf('alpine3.23'),
	buildImage: (python) => ({ repository: 'python', tag: `${python}-alpine3.23` }),
	runtimeImage: (python) => ({ repository: 'python', tag: `${python}-alpine3.23` }),
	pythonPath: '/usr/local/bin/python3',
	buildPythonPath: '/usr/local/bin/python3',
	user: { name: 'appuser', uid: 65532, gid: 65532, createdByUs: true },
	promises: { noShell: false, noPackageManager: false, noSetuid: false },
	endOfLife: alpineEnd('3.23'),
	endOfLifeSource: 'endoflife-date/endoflife.date products/alpine-linux.md',
};
