import type { Question } from '../question.ts';
import { parseServiceName } from '../quoting.ts';

export const name: Question<string> = {
	kind: 'text',
	flag: 'name',
	takes: 'name',
	message: 'What is the service called?',
	help: 'Name of the service and of its image',
	default: "the folder's name",
	suggest: ({ facts, recorded }) => recorded.name ?? toServiceName(facts.name?.value ?? facts.folderName),
	evidence: ({ facts }) => facts.name?.evidence ?? ['the name of the folder'],
	isAsked: ({ facts }) => facts.name?.confidence !== 'certain',
	parse: parseServiceName,
	format: (value) => value,
};

/** Makes a valid image name of any text; "service" when nothing of it can be kept. */
export const toServiceName = (text: string): string => {
	const kept = withoutAccents(text)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return kept.slice(0, 100).replace(/-+$/, '') || 'service';
};

/** ASCII has none, and is told apart without tables of Unicode. */
const withoutAccents = (text: string): string =>
	/^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
