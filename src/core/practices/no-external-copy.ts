import { definePractice } from './practice.ts';
import { cis, hadolint, kics } from './support/references.ts';

export const noExternalCopy = definePractice({
	id: 'HC037',
	slug: 'no-external-copy',
	title: 'Copy only from named stages',
	severity: 'warning',
	why: 'COPY --from=some/image puts files of another published image into yours, and no FROM line shows it: tools that list or update base images look there. Stages called by number break silently when a stage is added. A named stage is visible, pinned like every base, and survives reordering.',
	comment: 'every source of files is a stage of this file, visible in its FROM line',
	fix: 'Add a stage for the image (FROM image:tag AS name) and copy with COPY --from=name.',
	references: [hadolint('DL3022'), kics('68a51e22'), cis('4.2')],
});
