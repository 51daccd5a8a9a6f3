import type { BaseImage } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';

const minor = (version: string): number => Number(version.split('.')[1]);

/** Every version that at least one base image has, newest first. */
export const knownVersions: readonly string[] = [...new Set(bases.flatMap((base) => base.pythonVersions))].sort(
	(left, right) => minor(right) - minor(left),
);

export const basesWithPython = (version: string): readonly BaseImage[] =>
	bases.filter((base) => base.pythonVersions.includes(version));
