import type { Answers, StageLayout } from '../answers.ts';
import { stageLayouts } from '../answers.ts';
import type { BaseId } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';

/** One way to build the image of a project: a base and a layout, or the Dockerfile that is there. */
export type Variant =
	| { readonly id: string; readonly kind: 'written'; readonly base: BaseId; readonly stages: StageLayout }
	| { readonly id: typeof existingId; readonly kind: 'existing'; readonly dockerfile: string };

export const existingId = 'existing';

/** Every variant that the tool writes, in the order of the wizard. */
export const writtenVariants: readonly Extract<Variant, { readonly kind: 'written' }>[] = bases.flatMap((base) =>
	stageLayouts
		.filter((stages) => stages === 'multi' || base.multiStageOnly === undefined)
		.map((stages) => ({ id: `${base.id}-${stages}`, kind: 'written' as const, base: base.id, stages })),
);

export const variantIds: readonly string[] = [...writtenVariants.map(({ id }) => id), existingId];

/** The answers that give this variant. */
export const answersOf = (answers: Answers, { base, stages }: { base: BaseId; stages: StageLayout }): Answers => ({
	...answers,
	base,
	stages,
});
