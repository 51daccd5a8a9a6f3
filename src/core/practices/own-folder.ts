import { definePractice } from './practice.ts';
import { trivy } from './support/references.ts';

export const ownFolder = definePractice({
	id: 'HC071',
	slug: 'own-folder',
	title: 'Work in a folder of your own',
	severity: 'warning',
	why: "With WORKDIR /etc, /bin or /proc, files of the service mix with those of the system. One COPY can replace a system file, a mount there can hide the system's own, and whoever may write to the working folder may then change the system.",
	comment: "the service's files and the system's do not mix",
	fix: 'Use a folder that only the service has, for example WORKDIR /app.',
	references: [trivy('DS-0030')],
});
