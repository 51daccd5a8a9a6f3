import type { Answers } from '../answers.ts';
import type { BaseImage } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';

const minor = (version: string): number => Number(version.split('.')[1]);

/** Every version that at least one base image has, newest first. */
export const knownVersions: readonly string[] = [...new Set(bases.flatMap((base) => base.pythonVersions))].sort(
	(left, right) => minor(right) - minor(left),
);

export const basesWithPython = (version: string): readonly BaseImage[] =>
	bases.filter((base) => base.pythonVersions.includes(version));

export const toAccept = 'To take it all the same, add --accept-end-of-life.';

export const startersNeed = 'the packages of the starters need Python 3.11 or newer';

export const isTooOldForStarter = (version = '', { starter = 'none' }: Partial<Answers>): boolean =>
	starter !== 'none' && minor(version) < 11;
