import path from 'node:path';
import type { Compared } from '../../core/comparison/compared.ts';
import { madeUpEnvironment } from '../../core/made-up-value.ts';
import { withProjectCopy } from '../../disk/copy-project.ts';
import type { ContainerEngine } from '../../engine/engine.ts';
import { type Measured, type MeasureRequest, measureImage } from '../../engine/measure-image.ts';
import { UserError } from '../../errors.ts';
import type { Decision } from '../create/decide.ts';
import type { Choice } from './choose-variants.ts';
import type { Existing } from './find-existing.ts';
import { prepareVariant } from './prepare-variant.ts';
import { toFigures } from './to-figures.ts';

export interface Comparing {
	readonly engine: ContainerEngine;
	readonly root: string;
	readonly decision: Decision;
	readonly existing: Existing | undefined;
	readonly environment: Readonly<Record<string, string>>;
	/** Files with the secrets of the build, by their ids. */
	readonly secrets: Readonly<Record<string, string>>;
	readonly scan: MeasureRequest['scan'];
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

/** Builds, starts and measures one variant; what goes wrong with it is its result, and not the end of the others. */
export const compareVariant = async ({ variant, refusal }: Choice, comparing: Comparing): Promise<Compared> => {
	if (refusal !== undefined) return { variant, reason: refusal };
	try {
		return { variant, figures: toFigures(await measure(variant, comparing)) };
	} catch (error) {
		comparing.signal.throwIfAborted();
		if (!(error instanceof UserError)) throw error;
		return { variant, reason: error.message };
	}
};

const measure = async (variant: Choice['variant'], comparing: Comparing): Promise<Measured> => {
	const { engine, root, decision, existing, environment, secrets, scan, signal, onStep } = comparing;
	const { plan, context, dockerfile, expect, codeFiles, ...copy } = prepareVariant(variant, decision, existing);
	const request = { root: path.resolve(root, context), ...copy, keep: [dockerfile] };
	return withProjectCopy(request, ({ folder, changeCode }) =>
		measureImage(engine, {
			context: folder,
			dockerfile,
			// Unlike those of any other run, so that nobody's image is taken or removed.
			tag: `hardened-container-compare:${folder.slice(-6).toLowerCase()}-${variant.id}`,
			secrets,
			expect,
			environment: { ...madeUpEnvironment(plan, environment), ...environment },
			changeCode: () => changeCode(codeFiles),
			scan,
			signal,
			onStep: (what) => onStep(`${variant.id}: ${what}`),
		}),
	);
};
