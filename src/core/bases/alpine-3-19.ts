import { alpine } from './alpine.ts';
import type { BaseImage } from './base-image.ts';
import { alpineEnd } from './releases.ts';

/** Source of what became of it: docker-library/python, commit 3d7b328b of 2024-12-05. */
export const alpine319: BaseImage = {
	...alpine,
	id: 'alpine3.19',
	title: 'Alpine 3.19',
	tradeOff: 'no fixes any more; only for a service that cannot leave this release yet',
	docs: {
		title: 'Alpine 3.19',
		features: 'Python 3.11, BusyBox shell, apk; musl as its C library',
		benefits: 'none over the newer one: it gets no security fixes any more',
	},
	osRelease: 'Alpine 3.19',
	pythonVersions: ['3.11'],
	endedPythons: [],
	buildImage: (python) => ({ repository: 'python', tag: `${python}-alpine3.19` }),
	runtimeImage: (python) => ({ repository: 'python', tag: `${python}-alpine3.19` }),
	endOfLife: alpineEnd('3.19'),
	retired: 'The image was last built on 2024-12-05, with Python 3.11.11. --base alpine is its successor.',
};
