import { type CodeOwner, codeOwners } from '../answers.ts';
import type { Question } from '../question.ts';
import { oneOf } from './one-of.ts';

export const codeOwner: Question<CodeOwner> = {
	kind: 'select',
	flag: 'code-owner',
	takes: codeOwners.join('|'),
	message: 'Who owns the code in the image?',
	help: 'root: the service can read its code but not change it; app: every file belongs to its user',
	default: 'root',
	suggest: ({ recorded }) => recorded.codeOwner ?? 'root',
	isAsked: () => false,
	parse: (text) => oneOf(codeOwners, { flag: 'code-owner', text }),
	format: (value) => value,
};
