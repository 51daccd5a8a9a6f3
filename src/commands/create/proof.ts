import type { EngineName } from '../../core/engine-name.ts';
import type { Finding } from '../../core/finding.ts';
import type { ImageFacts } from '../../core/image-facts.ts';
import { listWords } from '../../core/words.ts';
import { UsageError } from '../../errors.ts';
import type { Outcome } from '../../render/index.ts';
import type { RunRecord } from '../../render/record.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';
import type { EngineSearch } from './search-engine.ts';

/** What came of the build: an image with its findings, a failure, or nothing because no engine answers. */
export type Proof =
	| {
			readonly kind: 'verified';
			readonly image: string;
			readonly engine: EngineName;
			readonly facts: ImageFacts;
			readonly findings: readonly Finding[];
	  }
	| { readonly kind: 'failed'; readonly engine: EngineName; readonly withoutWheel: string | undefined }
	| { readonly kind: 'missing'; readonly reason: string; readonly hint: string }
	| { readonly kind: 'not wanted' };

export interface Asked {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly engine: Promise<EngineSearch>;
	readonly recorded: RunRecord | undefined;
	readonly outcome: Outcome;
	/** Undefined where a person kept the Dockerfile that was there. */
	readonly dockerfile: string | undefined;
}

/** Secrets of the build whose files were not given. */
export const absentSecrets = (
	given: Readonly<Record<string, string>>,
	names: readonly string[] = [],
): readonly string[] => names.filter((name) => given[name] === undefined);

/** A secret of which no step of the build knows is most often misspelt. */
export const refuseUnread = (given: Readonly<Record<string, string>>, names: readonly string[] = []): void => {
	const unread = Object.keys(given).find((name) => !names.includes(name));
	if (unread === undefined) return;
	throw new UsageError(
		`--secret ${unread}: the build reads no secret of this name.`,
		names.length === 0
			? `Name it with --build-secrets ${unread}.`
			: `It reads ${listWords(names, 'and')}; --build-secrets names more.`,
	);
};

export const giveSecrets = (names: readonly string[]): string =>
	`Give ${names.map((name) => `--secret ${name}=FILE`).join(' ')}.`;

/** Builds and verifies where that is wanted and an engine answers; only then is the code for it loaded. */
export const prove = async (session: Session, { engine, ...asked }: Asked): Promise<Proof> => {
	const { options } = session;
	const found = await engine;
	if (found.engine === undefined) {
		const isWanted = options.build !== false && !options.dryRun;
		return isWanted ? { kind: 'missing', reason: found.reason, hint: found.hint } : { kind: 'not wanted' };
	}

	const absent = absentSecrets(options.secrets, asked.decision.plan.buildSecrets);
	if (absent.length > 0 && options.build !== false && !options.dryRun) {
		const reason = `the build needs the secret ${absent.join(', ')}`;
		return { kind: 'missing', reason, hint: giveSecrets(absent) };
	}

	if (!asked.decision.build) return { kind: 'not wanted' };
	const { buildAndVerify } = await import('./build-and-verify.ts');
	return buildAndVerify(session, { ...asked, engine: found.engine });
};
