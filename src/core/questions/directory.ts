import { UsageError } from '../../errors.ts';
import type { Question } from '../question.ts';

/** Asked only where the current folder holds no service; its flag is the first argument. */
export const directory: Question<string> = {
	kind: 'text',
	flag: 'directory',
	takes: 'folder',
	message: 'In which folder?',
	help: 'Folder of the service; made when it is missing',
	suggest: () => 'my-service',
	isAsked: ({ facts }) => facts.empty,
	parse: (text) => {
		if (text.trim() !== '' && !/\p{Cc}/u.test(text)) return text.trim();
		throw new UsageError('The folder needs a name.', 'Type a path, for example my-service, or "." for this folder.');
	},
	format: (value) => value,
};
