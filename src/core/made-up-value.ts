/** For example DATABASE_URL. */
export const isDatabaseAddress = (name: string): boolean => /(^|_)(DATABASE|DB)_?(URL|URI|DSN)$/.test(name);

/** A value that settings of this name usually accept, and that reaches nothing; undefined where any text will do. */
export const harmlessValue = (name: string): string | undefined => {
	if (isDatabaseAddress(name)) return 'sqlite:////tmp/build.sqlite3';
	if (/RESULT_BACKEND$/.test(name)) return 'cache+memory://';
	if (/(^|_)(URL|URI|DSN)$/.test(name))
		return `${schemes.find(([words]) => words.test(name))?.[1] ?? 'http'}://localhost`;
	if (/(^|_)PORT$/.test(name)) return '8000';
	if (/(^|_)(HOST|HOSTS)$/.test(name)) return 'localhost';
	return undefined;
};

/** Clients refuse an address of another kind before they connect. */
const schemes: readonly (readonly [words: RegExp, scheme: string])[] = [
	[/REDIS/, 'redis'],
	[/MONGO/, 'mongodb'],
	[/AMQP|RABBIT|BROKER/, 'amqp'],
];

interface Needed {
	readonly requiredEnvironment: readonly string[];
	readonly trialValues: Readonly<Record<string, string>>;
}

/** Values for the variables without which a service does not start, where a person gave none; only for a trial start. */
export const madeUpEnvironment = (
	{ requiredEnvironment, trialValues }: Needed,
	given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
	Object.fromEntries(
		requiredEnvironment
			.filter((name) => given[name] === undefined)
			.map((name) => [name, trialValues[name] ?? harmlessValue(name) ?? 'made-up-for-a-trial-start']),
	);

/** Follows what was done with them, as in "Started with". */
export const madeUpSentences = (names: readonly string[]): string =>
	`made-up values for ${names.join(', ')}. Give real ones with --env ${names[0]}=value.`;
