import { UsageError } from '../../errors.ts';
import { findPracticeById } from '../practices/index.ts';
import type { Practice, Severity } from '../practices/practice.ts';
import { type FailOn, failOnWords, severities } from './problem.ts';

/** What `check` shows and what makes it fail; from flags, or from a settings file where a flag is absent. */
export interface CheckSettings {
	/** The least severity that is shown. */
	readonly severity?: Severity;
	readonly ignore?: readonly Practice[];
	/** Patterns of a .dockerignore, for what a search for Dockerfiles leaves out. */
	readonly exclude?: readonly string[];
	readonly failOn?: FailOn;
	/** Path of the baseline file. */
	readonly baseline?: string;
}

/** Reads the table `check` of .hardened-container.json or of [tool.hardened-container] in pyproject.toml. */
export const readSettings = (table: unknown, place: string): CheckSettings => {
	if (typeof table !== 'object' || table === null) return {};
	const entries = new Map<string, unknown>(Object.entries(table));
	const unknown = [...entries.keys()].find((key) => !known.includes(key));
	if (unknown !== undefined)
		throw new UsageError(`${place} has no setting "${unknown}".`, `It takes ${known.join(', ')}.`);
	const text = (key: string): string | undefined => textOf(entries.get(key), `${key} in ${place}`);
	const severity = text('severity');
	const failOn = text('fail-on');
	const baseline = text('baseline');
	return {
		...(severity === undefined ? {} : { severity: parseSeverity(severity, `severity in ${place}`) }),
		...(failOn === undefined ? {} : { failOn: parseFailOn(failOn, `fail-on in ${place}`) }),
		...(baseline === undefined ? {} : { baseline }),
		...(entries.has('ignore') ? { ignore: practiceList(entries.get('ignore'), place) } : {}),
		...(entries.has('exclude') ? { exclude: listOf(entries.get('exclude'), `exclude in ${place}`) } : {}),
	};
};

const known = ['severity', 'ignore', 'exclude', 'fail-on', 'baseline'];

const textOf = (value: unknown, place: string): string | undefined => {
	if (value === undefined || typeof value === 'string') return value;
	throw new UsageError(`${place} is not a text.`, 'Put it in quotes.');
};

const practiceList = (value: unknown, place: string): readonly Practice[] =>
	listOf(value, `ignore in ${place}`).map((id) => parsePractice(id, `ignore in ${place}`));

const listOf = (value: unknown, place: string): readonly string[] => {
	if (!Array.isArray(value)) throw new UsageError(`${place} is not a list.`, 'Put it in brackets, as in ["HC013"].');
	return value.map(String);
};

export const parsePractice = (id: string, place: string): Practice => {
	const practice = findPracticeById(id);
	if (practice === undefined)
		throw new UsageError(`${place} names no practice: "${id}".`, 'Write an id such as HC013.');
	return practice;
};

export const parseSeverity = (text: string, place: string): Severity => oneOf(severities, { text, place });

export const parseFailOn = (text: string, place: string): FailOn => oneOf(failOnWords, { text, place });

const oneOf = <Value extends string>(
	values: readonly Value[],
	{ text, place }: { readonly text: string; readonly place: string },
): Value => {
	const value = values.find((each) => each === text);
	if (value === undefined) throw new UsageError(`${place} cannot be "${text}".`, `It takes ${values.join(', ')}.`);
	return value;
};
