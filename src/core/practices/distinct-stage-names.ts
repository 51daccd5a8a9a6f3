import type { Dockerfile, Stage } from '../dockerfile.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { buildkit, checkov, hadolint, kics, trivy } from './support/references.ts';
import { at, everyInstruction, flagOf, judge } from './support/stages.ts';

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
	examples: {
		good: ['FROM alpine:3.23 AS build\nFROM alpine:3.23 AS run\nCOPY --from=build /a /a\n'],
		bad: [
			'FROM alpine:3.23 AS a\nFROM alpine:3.23 AS a\n',
			'FROM alpine:3.23 AS scratch\n',
			'FROM alpine:3.23 AS Build\n',
			'FROM alpine:3.23 AS a\nCOPY --from=a /a /b\n',
		],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge([...file.stages.flatMap((stage) => judgeName(file, stage)), ...selfCopies(file)]),
});

const judgeName = ({ stages }: Dockerfile, { name, index, from }: Stage): readonly Place[] => {
	if (name === undefined) return [];
	if (name.includes('$')) return [at(from, 'A stage is named without variables, which Docker does not replace here.')];
	if (stages.some((other) => other.index < index && other.name?.toLowerCase() === name.toLowerCase())) {
		return [at(from, `Another stage above is called ${name} too.`)];
	}
	if (/^(scratch|context)$/i.test(name)) return [at(from, `${name} is a word that the builder reserves.`)];
	return name === name.toLowerCase() ? [] : [at(from, `Write the name ${name} in lower case.`)];
};

const selfCopies = (file: Dockerfile): readonly Place[] =>
	everyInstruction(file)
		.filter((instruction) => {
			const from = flagOf(instruction, 'from');
			return instruction.keyword === 'COPY' && from !== undefined && from === file.stages[instruction.stage]?.name;
		})
		.map((instruction) => at(instruction, 'The stage copies from itself.'));
