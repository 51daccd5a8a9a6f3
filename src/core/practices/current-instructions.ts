import { isLegacyForm } from '../dockerfile-text/assignments.ts';
import { definePractice } from './practice.ts';
import { buildkit, checkov, hadolint, kics, trivy } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

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
	examples: {
		good: ['FROM alpine:3.23\nENV A=1 B=2\nLABEL org.opencontainers.image.authors="me"\n'],
		bad: ['FROM alpine:3.23\nMAINTAINER me\n', 'FROM alpine:3.23\nENV A 1\n', 'FROM alpine:3.23\nLABEL a b\n'],
	},
	checkDockerfile: (file) =>
		judge(
			everyInstruction(file).flatMap((instruction) => {
				const { keyword, argument } = instruction;
				if (keyword === 'MAINTAINER') return [at(instruction, 'MAINTAINER is deprecated.')];
				const legacy = (keyword === 'ENV' || keyword === 'LABEL') && isLegacyForm(argument);
				return legacy ? [at(instruction, `${keyword} name value is the old form; write name=value.`)] : [];
			}),
		),
});
