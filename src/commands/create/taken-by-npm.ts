import { createFlags } from '../../parse-create-options.ts';

/** Those that npm has too, or that people set for it once and for all. */
const ofNpm = ['yes', 'json', 'force', 'tag', 'dry-run', 'python', 'debug', 'help', 'version'];

/** What to say of flags before the "--" of `npm create`: npm takes them for its own settings, and hands on none of them. */
export const takenByNpm = (environment: Readonly<Record<string, string | undefined>>): string | undefined => {
	const taken = createFlags
		.filter(({ name }) => !ofNpm.includes(name) && environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined)
		.map(({ name }) => `--${name}`);
	if (taken.length === 0) return undefined;
	return `npm took ${taken.join(', ')} for itself, and that counts for nothing here. Write "--" before all flags: npm create hardened-container -- ${taken[0]} …`;
};
