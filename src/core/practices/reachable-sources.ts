import { definePractice } from './practice.ts';
import { buildkit } from './support/references.ts';

export const reachableSources = definePractice({
	id: 'HC069',
	slug: 'reachable-sources',
	title: 'Copy files that reach the build',
	severity: 'error',
	why: 'A file that .dockerignore excludes, or that is not there, cannot be copied: the build stops, often only on another machine, where an earlier layer is not in the cache. The list of what is copied and the list of what is let in must agree.',
	comment: 'what is copied is what .dockerignore lets in',
	fix: 'Re-include the file in .dockerignore with a line such as !app.py, or correct the path in COPY.',
	references: [buildkit('CopyIgnoredFile')],
});
