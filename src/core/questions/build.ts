import type { Question } from '../question.ts';
import { oneOf } from './one-of.ts';

/** Asked only when an engine answers. */
export const build: Question<boolean> = {
	kind: 'confirm',
	flag: 'build',
	takes: '',
	message: 'Build the image now, and verify it?',
	help: 'Build and verify the image; --no-build writes the files alone',
	suggest: () => true,
	isAsked: () => true,
	parse: (text) => oneOf(['yes', 'no'], { flag: 'build', text }) === 'yes',
	format: (value) => (value ? 'yes' : 'no'),
};
