import { UsageError } from '../../errors.ts';
import type { Application } from '../project-facts.ts';
import type { Choice, Question, QuestionContext } from '../question.ts';
import { parseAttributePath, parseModuleName } from '../quoting.ts';

export const application: Question<Application> = {
	kind: 'text',
	flag: 'app',
	takes: 'module:attribute',
	message: 'Which object is the application?',
	help: 'Application object; module:factory() for a function that returns it',
	default: 'what is detected',
	// A guess among several is no suggestion: a person chooses, and a script names it.
	suggest: ({ facts, recorded }) =>
		recorded.application ?? (facts.application?.confidence === 'unsure' ? undefined : facts.application?.value),
	otherwise: 'or start a service with --starter flask',
	evidence: ({ facts }) => facts.application?.evidence ?? [],
	choices: (context) => candidates(context),
	isAsked: ({ facts, answered }) => {
		const isStarted = answered.starter !== undefined && answered.starter !== 'none';
		return !isStarted && facts.application?.confidence !== 'certain';
	},
	parse: (text) => parseApplication(text),
	format: (value) => formatApplication(value),
};

const candidates = ({ facts: { application: found }, recorded }: QuestionContext): readonly Choice<Application>[] => {
	const known: Choice<Application>[] = [];
	const add = (value: Application, hint: string | undefined): void => {
		const label = formatApplication(value);
		if (known.some((other) => other.label === label)) return;
		known.push({ value, label, ...(hint === undefined ? {} : { hint }) });
	};
	if (recorded.application !== undefined) add(recorded.application, 'chosen in an earlier run');
	if (found !== undefined) add(found.value, found.evidence[0]);
	for (const value of found?.alternatives ?? []) add(value, undefined);
	return known;
};

/** Text as --app takes it: "module:attribute", "module:factory()", or arguments of Python such as "-m shop.worker". */
export const formatApplication = (value: Application): string => {
	if (value.kind === 'command') return value.args.map(quoteWord).join(' ');
	return `${value.module}:${value.attribute}${value.factory ? '()' : ''}`;
};

export const parseApplication = (text: string): Application => {
	const trimmed = text.trim();
	if (/^-m\s+\S|^[^\s:]+\.py(\s|$)/.test(trimmed)) return { kind: 'command', args: splitWords(trimmed) };
	const [module = '', attribute = '', ...rest] = trimmed.split(':');
	if (module === '' || attribute === '' || rest.length > 0) {
		throw new UsageError(`--app does not take "${text}".`, 'It takes module:attribute, for example app:app.');
	}

	const factory = attribute.endsWith('()');
	const name = factory ? attribute.slice(0, -'()'.length) : attribute;
	return { kind: 'object', module: parseModuleName(module), attribute: parseAttributePath(name), factory };
};

const quoteWord = (word: string): string => (/^[^\s"\\]+$/.test(word) ? word : JSON.stringify(word));

const splitWords = (text: string): readonly string[] =>
	[...text.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)].map(([word]) => (word.startsWith('"') ? readQuoted(word) : word));

const readQuoted = (word: string): string => {
	try {
		return String(JSON.parse(word));
	} catch {
		throw new UsageError(`--app has a word with broken quotes: ${word}.`, 'Close the double quotes.');
	}
};
