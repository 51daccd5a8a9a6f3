import { definePractice } from './practice.ts';
import { page } from './support/references.ts';

export const matchingPython = definePractice({
	id: 'HC005',
	slug: 'matching-python',
	title: 'Use the same Python in every stage',
	severity: 'error',
	why: 'A compiled package fits one minor version of Python and one C library. Installed by Python 3.12 and copied beside Python 3.13, or built on Debian and copied to Alpine, it cannot be imported. Often that shows only in production, in the one request that needs it.',
	comment: 'compiled packages fit one Python minor version and one C library only',
	fix: 'Let the build stage and the last stage have the same minor version of Python and the same C library, for example python:3.13-slim-trixie and distroless Debian 13.',
	references: [
		page('PEP 425: compatibility tags', 'https://peps.python.org/pep-0425/'),
		page('PEP 656: musl', 'https://peps.python.org/pep-0656/'),
	],
});
