import { UsageError } from '../../errors.ts';
import { placeOf } from '../detected.ts';
import type { ProjectFacts } from '../project-facts.ts';
import type { Question } from '../question.ts';

/** Asked only where the dependencies are named in folders below; its flag takes the folder from the start. */
export const serviceFolder: Question<string> = {
	kind: 'select',
	flag: 'project',
	takes: 'folder',
	message: 'Which folder holds the service?',
	help: 'Folder of the service inside a larger repository',
	suggest: ({ facts }) =>
		isInSeveral(facts) ? undefined : (holdingApplication(facts) ?? onlyOne(facts.serviceFolders)),
	choices: ({ facts }) => [
		...inOrder(facts).map((folder) => ({ value: folder, label: folder })),
		{ value: '.', label: 'This folder', hint: 'it names no dependencies' },
	],
	isAsked: ({ facts }) =>
		(facts.serviceFolders ?? []).length > 0 &&
		(facts.application === undefined ||
			facts.application.confidence === 'unsure' ||
			holdingApplication(facts) !== undefined),
	parse: (text) => {
		if (text.trim() !== '' && !/\p{Cc}/u.test(text)) return text.trim();
		throw new UsageError('The folder needs a name.', 'Give a path, for example services/api.');
	},
	format: (value) => value,
};

const holdingApplication = ({ application, sourceRoots, serviceFolders = [] }: ProjectFacts): string | undefined => {
	if (application === undefined || application.confidence === 'unsure') return undefined;
	const { value } = application;
	const file = value.kind === 'object' ? value.module.replaceAll('.', '/') : (value.args[0] ?? '');
	const path = [...sourceRoots.slice(0, 1), file].filter((part) => part !== '').join('/');
	return serviceFolders.find((folder) => path.startsWith(`${folder}/`));
};

/** Services side by side often call their application alike, so the best of them is no more than a guess. */
const isInSeveral = ({ application, serviceFolders = [] }: ProjectFacts): boolean => {
	const places = (application?.evidence ?? []).map(placeOf);
	return serviceFolders.filter((folder) => places.some((place) => place.startsWith(`${folder}/`))).length > 1;
};

const onlyOne = ([first, second]: readonly string[] = []): string | undefined =>
	second === undefined ? first : undefined;

const inOrder = (facts: ProjectFacts): readonly string[] => {
	const best = holdingApplication(facts);
	const { serviceFolders = [] } = facts;
	return best === undefined ? serviceFolders : [best, ...serviceFolders.filter((folder) => folder !== best)];
};
