import type { BaseImage } from './base-image.ts';
import { distroless } from './distroless.ts';
import { debianEnd } from './releases.ts';

/** Source of Python, shell and what became of it: GoogleContainerTools/distroless, experimental/python3 before commit 1533e54a. */
export const distrolessDebian11: BaseImage = {
	...distroless,
	id: 'distroless-debian11',
	title: 'Distroless (Debian 11)',
	tradeOff: 'no fixes any more; only for a service that cannot leave Python 3.9 yet',
	docs: {
		title: 'Distroless on Debian 11',
		features: 'Python 3.9 and its libraries, dash as its shell; no package manager',
		benefits: 'none over the newer one: it gets no security fixes any more',
	},
	osRelease: 'Debian 11',
	pythonVersions: ['3.9'],
	buildImage: (python) => ({ repository: 'python', tag: `${python}-slim-bullseye` }),
	runtimeImage: () => ({ repository: 'gcr.io/distroless/python3-debian11', tag: 'nonroot' }),
	promises: { ...distroless.promises, noShell: false },
	endOfLife: debianEnd('bullseye'),
	multiStageOnly: 'This image has no pip, so the dependencies must be installed in a build stage.',
	retired:
		'It was an experiment, with dash as its shell, and has not been built since 2024-09-03. --base distroless is its successor.',
};
