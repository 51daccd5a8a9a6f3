import { definePractice } from './practice.ts';
import { page } from './support/references.ts';

export const dependenciesBeforeCode = definePractice({
	id: 'HC006',
	slug: 'dependencies-before-code',
	title: 'Install the dependencies before copying the code',
	severity: 'warning',
	why: 'When a layer changes, every layer after it is made again. If the code is copied first, each changed line of code installs every package again. Builds that take minutes are run less often, and so security fixes reach production later.',
	comment: 'a change of code then reuses the installed packages instead of installing them again',
	fix: 'Copy or mount only the requirements and lock files, install, and copy the code after that.',
	references: [page('Docker: build cache', 'https://docs.docker.com/build/cache/optimize/')],
});
