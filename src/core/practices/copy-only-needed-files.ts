import { fail, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { codeFolders, isInside, nameOf, some, withFiles } from './support/image.ts';
import { checkov, cis, dockle, hadolint, kics, trivy } from './support/references.ts';

export const copyOnlyNeededFiles = definePractice({
	id: 'HC010',
	slug: 'copy-only-needed-files',
	title: 'Copy only the files that are needed',
	severity: 'warning',
	why: 'COPY . . takes along whatever lies in the folder on that day: tests, notes, a local database, .git with its whole history, a .env with passwords. ADD in addition unpacks archives and downloads addresses, which surprises readers. Files copied by name are the ones that were meant, and a changed README rebuilds nothing.',
	comment: 'named files only: no tests, no history, no .env by accident',
	fix: 'Name the files and folders that the service needs in COPY, and use COPY instead of ADD.',
	references: [
		cis('4.9'),
		hadolint('DL3020'),
		hadolint('DL3067'),
		dockle('CIS-DI-0009'),
		dockle('DKL-LI-0003'),
		trivy('DS-0005'),
		checkov('CKV_DOCKER_4'),
		kics('9513a694'),
	],
	checkImage: (facts) => judgeStrayFiles(facts),
});

const strayNames =
	/^(\.git|\.hg|\.svn|\.github|\.gitlab-ci\.yml|\.env(\..+)?|Dockerfile(\..+)?|Containerfile|\.dockerignore|(docker-)?compose[\w.-]*\.ya?ml|\.venv|venv|node_modules|\.pytest_cache|\.tox|\.idea|\.vscode|\.DS_Store)$/;

const judgeStrayFiles = (facts: ImageFacts): Verdict =>
	withFiles(facts, (files) => {
		const folders = codeFolders(facts);
		const stray = files
			.map(({ path }) => path)
			.filter((path) => strayNames.test(nameOf(path)) && folders.some((folder) => isInside(path, folder)));
		return stray.length === 0 ? pass : fail(`Files that no service needs: ${some(stray)}.`);
	});
