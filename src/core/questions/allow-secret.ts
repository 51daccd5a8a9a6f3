import { UsageError } from '../../errors.ts';
import type { Question } from '../question.ts';

export const allowSecret: Question<readonly string[]> = {
	kind: 'text',
	flag: 'allow-secret',
	takes: 'files',
	message: 'Which files only seem to hold a secret?',
	help: 'Files whose secret is an example, so that they may be copied into the image, separated by commas',
	suggest: ({ recorded }) => recorded.allowSecret,
	isAsked: () => false,
	parse: (text) => text.split(',').map((path) => parseFile(path.trim())),
	format: (value) => value.join(','),
};

const parseFile = (path: string): string => {
	if (/^[\p{L}\p{N}_.][\p{L}\p{N}_./+@ -]*$/u.test(path)) return path;
	throw new UsageError(
		`--allow-secret does not take "${path}".`,
		'It takes paths in the project, for example app/example.py.',
	);
};
