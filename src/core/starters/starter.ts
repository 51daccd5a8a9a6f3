import type { Starter } from '../answers.ts';

export type StarterId = Exclude<Starter, 'none'>;

/** One starter: what it needs, and how a person works with it. Its files lie in templates/starters/<id>. */
export interface StarterDefinition {
	readonly id: StarterId;
	readonly title: string;
	/** Names in packages.json, by what they are for; what they depend on is written there too. */
	readonly packages: {
		readonly base: readonly string[];
		readonly server: readonly string[];
		readonly dev: readonly string[];
	};
	readonly runCommand: string;
	readonly testCommand: string;
	readonly variables: readonly { readonly name: string; readonly meaning: string; readonly standard: string }[];
}
