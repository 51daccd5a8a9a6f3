import { alpine } from './alpine.ts';
import { alpine319 } from './alpine-3-19.ts';
import type { BaseId, BaseImage } from './base-image.ts';
import { distroless } from './distroless.ts';
import { distrolessDebian11 } from './distroless-debian11.ts';
import { slim } from './slim.ts';

/** The order of the wizard, of the docs and of every report. */
export const bases: readonly BaseImage[] = [distroless, alpine, slim];

/** Known by name, and had only with --accept-end-of-life. */
export const retiredBases: readonly BaseImage[] = [alpine319, distrolessDebian11];

export const knownBases: readonly BaseImage[] = [...bases, ...retiredBases];

export const findBase = (id: BaseId): BaseImage => {
	const base = knownBases.find((candidate) => candidate.id === id);
	if (base === undefined) throw new TypeError(`No base image has the id ${id}.`);
	return base;
};
