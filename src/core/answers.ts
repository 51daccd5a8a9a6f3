import type { BaseId } from './bases/base-image.ts';
import type { Application, RequirementsLayout } from './project-facts.ts';

export const starters = ['flask', 'fastapi', 'django', 'none'] as const;
export type Starter = (typeof starters)[number];

export const stageLayouts = ['multi', 'single'] as const;
export type StageLayout = (typeof stageLayouts)[number];

export const codeOwners = ['root', 'app'] as const;
export type CodeOwner = (typeof codeOwners)[number];

export const installers = ['pip', 'uv'] as const;
export type Installer = (typeof installers)[number];

/** What decides the files that are written. These are recorded in .hardened-container.json. */
export interface Answers {
	readonly name: string;
	/** Only where the folder had no application. */
	readonly starter?: Starter;
	readonly application: Application;
	/** Only where several could be meant: the file that production installs from, and its extras, "uv.lock+web". */
	readonly dependencies?: string;
	/** Major and minor, for example "3.13". */
	readonly python: string;
	readonly base: BaseId;
	readonly stages: StageLayout;
	readonly ports: readonly number[];
	/** Like `installer` only for projects that pip installs. */
	readonly requirements?: RequirementsLayout;
	readonly healthPath: string;
	readonly codeOwner: CodeOwner;
	readonly installer?: Installer;
	/** Packages without a wheel that may run their own build code in the build stage. */
	readonly fromSource?: readonly string[];
	/** Secrets that the install step is given: netrc, pip-conf, uv-toml, ca, or names of variables. */
	readonly buildSecrets?: readonly string[];
	/** Files whose secret is an example only. */
	readonly allowSecret?: readonly string[];
}
