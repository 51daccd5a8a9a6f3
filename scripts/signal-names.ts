import { constants } from 'node:os';

// Stands in for human-signals in the bundle: a message names the signal, which needs no description.
export const signalsByName = Object.fromEntries(
	Object.keys(constants.signals).map((name) => [name, { description: name }]),
);
