import { parseAssignments } from '../dockerfile-text/assignments.ts';
import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const validLabels = definePractice({
	id: 'HC068',
	slug: 'valid-labels',
	title: 'Write labels that tools can read',
	severity: 'info',
	why: 'Registries and scanners read the labels of the OCI specification by fixed rules: lower-case keys, addresses, dates, licence names. A value that breaks them is ignored or shown wrong, and the image looks as if nobody maintained it.',
	comment: 'keys and values as the OCI specification defines them',
	fix: 'Use lower-case keys in the namespaces that you own, and give url, source, created and licenses the form that the specification asks for.',
	references: [hadolint('DL3048'), hadolint('DL3051'), hadolint('DL3052'), hadolint('DL3053'), hadolint('DL3054')],
	examples: {
		good: ['FROM alpine:3.23\nLABEL org.opencontainers.image.url="https://example.org/"\n'],
		bad: [
			'FROM alpine:3.23\nLABEL Version="1"\n',
			'FROM alpine:3.23\nLABEL com.docker.title="mine"\n',
			'FROM alpine:3.23\nLABEL org.opencontainers.image.title=""\n',
			'FROM alpine:3.23\nLABEL org.opencontainers.image.created="yesterday"\n',
			'FROM alpine:3.23\nLABEL org.opencontainers.image.source="here"\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			everyInstruction(file)
				.filter(({ keyword }) => keyword === 'LABEL')
				.flatMap((instruction) =>
					parseAssignments(instruction.argument).flatMap(({ name, value = '' }) => {
						const problem = keyProblem(name) ?? valueProblem(name, value);
						return problem === undefined ? [] : [at(instruction, problem)];
					}),
				),
		),
});

const keyProblem = (name: string): string | undefined => {
	if (name.includes('$')) return undefined;
	if (!/^[a-z]([a-z0-9._/-]*[a-z0-9])?$/.test(name) || /\.\.|--/.test(name))
		return `${name} is not a valid key: lower case, digits, dots and dashes.`;
	return /^(com\.docker|io\.docker|org\.dockerproject)\./.test(name)
		? `${name} lies in a namespace that is reserved.`
		: undefined;
};

const forms: Readonly<Record<string, RegExp>> = {
	created: /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
	url: /^https?:\/\/\S+$/,
	source: /^(https?|git|ssh):\/\/\S+$|^git@/,
	documentation: /^https?:\/\/\S+$/,
	licenses: /^[A-Za-z0-9.+-]+( (AND|OR|WITH) \(?[A-Za-z0-9.+-]+\)?)*$/,
};

const valueProblem = (name: string, value: string): string | undefined => {
	const key = /^org\.opencontainers\.image\.(\w+)$/.exec(name)?.[1];
	if (key === undefined || value.includes('$')) return undefined;
	if (value === '') return `${name} is empty.`;
	const form = forms[key];
	return form === undefined || form.test(value)
		? undefined
		: `${name} has not the form that the OCI specification asks for.`;
};
