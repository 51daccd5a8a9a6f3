import { django } from './django.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import type { StarterDefinition, StarterId } from './starter.ts';

/** The order of the wizard. */
export const starterDefinitions: readonly StarterDefinition[] = [flask, fastapi, django];

export const findStarter = (id: StarterId): StarterDefinition => {
	const found = starterDefinitions.find((candidate) => candidate.id === id);
	if (found === undefined) throw new TypeError(`No starter has the id ${id}.`);
	return found;
};
