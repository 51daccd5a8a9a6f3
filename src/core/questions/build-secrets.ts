import { UsageError } from '../../errors.ts';
import { isVariable, namedSecrets } from '../build-secrets.ts';
import type { ProjectFacts } from '../project-facts.ts';
import type { Question } from '../question.ts';

export const buildSecrets: Question<readonly string[]> = {
	kind: 'select',
	flag: 'build-secrets',
	takes: 'names',
	message: 'How does the build log in to the package index?',
	help: `Secrets that the install step reads and the image does not hold, separated by commas: ${namedSecrets.join(', ')}, names of variables, or none`,
	default: 'what the package indexes of the project need',
	suggest: ({ facts, recorded }) => recorded.buildSecrets ?? needed(facts),
	evidence: ({ facts }) => indexesOf(facts).map(({ address }) => address),
	choices: ({ facts }) => {
		const variables = variablesOf(facts);
		return [
			...(variables.length === 0 ? [] : [{ value: variables, label: `Secrets named ${variables.join(' and ')}` }]),
			{ value: ['netrc'], label: 'A netrc file', hint: 'user name and password by host, as pip and uv read it' },
			{ value: [], label: 'Not at all', hint: 'the index asks for no password' },
		];
	},
	isAsked: ({ facts, recorded }) => indexesOf(facts).length > 0 && recorded.buildSecrets === undefined,
	parse: (text) => (text.trim() === 'none' ? [] : text.split(',').map((name) => parseName(name.trim()))),
	format: (value) => (value.length === 0 ? 'none' : value.join(',')),
	check: (value, { answered, facts }) => {
		const isUv = facts.dependencies?.value.manager === 'uv' || answered.installer === 'uv';
		const unread = value.find((name) => name === (isUv ? 'pip-conf' : 'uv-toml'));
		if (unread === undefined) return;
		throw new UsageError(
			`--build-secrets ${unread} has no effect: ${isUv ? 'uv reads uv-toml' : 'pip reads pip-conf'}.`,
			`Give ${isUv ? 'uv-toml' : 'pip-conf'} instead.`,
		);
	},
};

const parseName = (text: string): string => {
	if (namedSecrets.includes(text) || isVariable(text)) return text;
	throw new UsageError(
		`--build-secrets does not take "${text}".`,
		`It takes ${namedSecrets.join(', ')}, names of variables in capitals such as PIP_TOKEN, or none.`,
	);
};

const indexesOf = ({ dependencies }: ProjectFacts) => dependencies?.value.indexes ?? [];

const variablesOf = (facts: ProjectFacts): readonly string[] => [
	...new Set(indexesOf(facts).flatMap(({ variables }) => variables)),
];

const needed = (facts: ProjectFacts): readonly string[] | undefined => {
	if (indexesOf(facts).length === 0) return undefined;
	const variables = variablesOf(facts);
	return variables.length > 0 ? variables : ['netrc'];
};
