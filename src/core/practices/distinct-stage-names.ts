import { definePractice } from './practice.ts';
import { buildkit, checkov, hadolint, kics, trivy } from './support/references.ts';

export const distinctStageNames = definePractice({
	id: 'HC058',
	slug: 'distinct-stage-names',
	title: 'Give stages distinct names',
	severity: 'error',
	why: 'When two stages have the same name, or one is called like a word that the builder reserves, COPY --from takes files from another stage than a reader thinks, or the build fails. The same happens when a stage copies from itself.',
	comment: 'each COPY --from can mean one stage only',
	fix: 'Rename one of the stages, in lower case, and not scratch or context.',
	references: [
		hadolint('DL3024'),
		hadolint('DL3023'),
		hadolint('DL3063'),
		buildkit('DuplicateStageName'),
		buildkit('ReservedStageName'),
		buildkit('StageNameCasing'),
		trivy('DS-0012'),
		trivy('DS-0006'),
		checkov('CKV_DOCKER_11'),
		kics('f2daed12'),
		kics('cdddb86f'),
	],
});
