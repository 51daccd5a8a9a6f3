import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';

export const deniedBuildContext = definePractice({
	id: 'HC021',
	slug: 'denied-build-context',
	title: 'Deny the build context by default',
	severity: 'warning',
	why: 'What .dockerignore does not exclude is open to the build, and one careless COPY away from the image: keys, .env, the version history. A list of exclusions forgets the file that somebody adds next month. A list that denies everything and lets in what is needed forgets nothing.',
	comment: 'everything is denied, then what the image needs is let in',
	fix: 'Begin .dockerignore with a line *, then re-include what the Dockerfile copies with lines such as !app.py.',
	references: [
		cis('4.10'),
		page('Docker: .dockerignore', 'https://docs.docker.com/build/concepts/context/#dockerignore-files'),
	],
});
