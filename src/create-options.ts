import type { Answers } from './core/answers.ts';
import type { EngineName } from './core/engine-name.ts';

export const conflictChoices = ['overwrite', 'keep', 'merge', 'beside'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** The commands beside the wizard, which has no name. */
export const commandNames = ['verify', 'check', 'explain', 'compare', 'detect'] as const;
export type CommandName = (typeof commandNames)[number];

export interface CreateOptions {
	readonly directory: string | undefined;
	/** The folder was given as --project, and so must be there. */
	readonly isProject: boolean;
	readonly answers: Partial<Answers>;
	readonly build: boolean | undefined;
	readonly tag: string | undefined;
	readonly engine: EngineName | undefined;
	readonly environment: Readonly<Record<string, string>>;
	readonly environmentFile: string | undefined;
	/** Files with the secrets of the build, by their ids; never recorded. */
	readonly secrets: Readonly<Record<string, string>>;
	readonly yes: boolean;
	readonly dryRun: boolean;
	readonly onConflict: ConflictChoice | undefined;
	readonly acceptEndOfLife: boolean;
	readonly json: boolean;
	readonly help: boolean;
	readonly version: boolean;
}

/** What a run without any flag has. */
export const noCreateOptions: CreateOptions = {
	directory: undefined,
	isProject: false,
	answers: {},
	build: undefined,
	tag: undefined,
	engine: undefined,
	environment: {},
	environmentFile: undefined,
	secrets: {},
	yes: false,
	dryRun: false,
	onConflict: undefined,
	acceptEndOfLife: false,
	json: false,
	help: false,
	version: false,
};
