import { UsageError } from '../../errors.ts';
import { isPackageName, normalizePackageName } from '../package-name.ts';
import type { Question } from '../question.ts';

export const fromSource: Question<readonly string[]> = {
	kind: 'text',
	flag: 'from-source',
	takes: 'packages',
	message: 'Which packages may be built from source?',
	help: 'Packages without a wheel that may run their own build code in the build stage, separated by commas',
	suggest: ({ recorded }) => recorded.fromSource,
	isAsked: () => false,
	parse: (text) => text.split(',').map((name) => parsePackageName(name.trim())),
	format: (value) => value.join(','),
};

const parsePackageName = (text: string): string => {
	if (isPackageName(text)) return normalizePackageName(text);
	throw new UsageError(
		`--from-source does not take "${text}".`,
		'It takes names of packages, for example flask-mail,six.',
	);
};
