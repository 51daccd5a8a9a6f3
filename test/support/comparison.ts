import type { Comparison, Figures } from '../../src/core/comparison/compared.ts';
import { writtenVariants } from '../../src/core/comparison/variant.ts';

export const figuresWith = (more: Partial<Figures> = {}): Figures => ({
	compressedBytes: 24_600_000,
	unpackedBytes: 64_800_000,
	inventory: {
		files: 2318,
		systemPackages: 36,
		pythonPackages: 8,
		shells: [],
		packageManagers: [],
		setuidFiles: 0,
	},
	practices: { passed: 31, failed: 0, skipped: 0 },
	coldBuildSeconds: 3.24,
	codeBuildSeconds: 0.41,
	pushBytes: 869,
	startsHardened: true,
	firstAnswerMs: 341,
	healthyMs: 1400,
	memoryBytes: 42_800_000,
	notes: [],
	...more,
});

/** Every variant, each a little larger than the one before, and a Dockerfile that does not build. */
export const comparison: Comparison = {
	project: 'shop',
	date: '2026-11-24',
	engine: 'docker 28.5.2',
	variants: [
		...writtenVariants.map((variant, index) => ({
			variant,
			figures: figuresWith({ compressedBytes: 20_000_000 + index * 10_000_000, pushBytes: 1000 - index }),
		})),
		{
			variant: { id: 'existing', kind: 'existing', dockerfile: 'Dockerfile' },
			reason: 'The build failed in line 2.',
		},
	],
};
