import { definePractice } from './practice.ts';
import { buildkit, checkov, hadolint, kics, trivy } from './support/references.ts';

export const currentInstructions = definePractice({
	id: 'HC057',
	slug: 'current-instructions',
	title: 'Use no outdated instructions',
	severity: 'warning',
	why: "MAINTAINER has been deprecated for years and is not kept by all builders; ENV and LABEL without an equals sign read the rest of the line as one value, which surprises whoever adds a second one. What is deprecated stops working on somebody else's builder first.",
	comment: 'written as current builders document it',
	fix: 'Use LABEL org.opencontainers.image.authors="…" instead of MAINTAINER, and ENV name=value.',
	references: [
		hadolint('DL4000'),
		buildkit('MaintainerDeprecated'),
		buildkit('LegacyKeyValueFormat'),
		trivy('DS-0022'),
		checkov('CKV_DOCKER_6'),
		kics('99614418'),
	],
});
