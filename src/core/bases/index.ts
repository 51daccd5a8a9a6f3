import { alpine } from './alpine.ts';
import type { BaseId, BaseImage } from './base-image.ts';
import { distroless } from './distroless.ts';
import { slim } from './slim.ts';

/** The order of the wizard, of the docs and of every report. */
export const bases: readonly BaseImage[] = [distroless, alpine, slim];

export const findBase = (id: BaseId): BaseImage => {
	const base = bases.find((candidate) => candidate.id === id);
	if (base === undefined) throw new TypeError(`No base image has the id ${id}.`);
	return base;
};
