import type { ImageConfig } from './image-facts.ts';

/** The ports that an image declares for TCP; what listens on another protocol is not looked at. */
export const declaredPorts = ({ exposedPorts }: Pick<ImageConfig, 'exposedPorts'>): readonly number[] =>
	exposedPorts.filter((port) => /^\d+(\/tcp)?$/.test(port)).map((port) => Number.parseInt(port, 10));
