import type { ImageConfig } from '../core/image-facts.ts';

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The description of an image as Docker and Podman print it, in one shape; history comes from a call of its own. */
export const toImageConfig = (inspected: unknown, history: ImageConfig['history']): ImageConfig => {
	const answer = object(inspected);
	const config = object(answer.Config);
	const stopSignal = text(config.StopSignal);
	const healthCheck = toHealthCheck(object(config.Healthcheck ?? answer.Healthcheck));
	const created = text(answer.Created);
	return {
		user: text(config.User),
		environment: toEnvironment(texts(config.Env)),
		entrypoint: texts(config.Entrypoint),
		command: texts(config.Cmd),
		workingDirectory: text(config.WorkingDir),
		exposedPorts: Object.keys(object(config.ExposedPorts)),
		...(stopSignal === '' ? {} : { stopSignal }),
		...(healthCheck === undefined ? {} : { healthCheck }),
		labels: Object.fromEntries(Object.entries(object(config.Labels)).map(([name, value]) => [name, String(value)])),
		volumes: Object.keys(object(config.Volumes)),
		...(created === '' ? {} : { created }),
		history,
	};
};

const toEnvironment = (pairs: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(pairs.map((pair) => [pair.split('=', 1)[0] ?? pair, pair.slice(pair.indexOf('=') + 1)]));

const nanoseconds = 1e9;

const toHealthCheck = ({ Test, Interval }: Json): ImageConfig['healthCheck'] => {
	const test = texts(Test);
	if (test.length === 0 || test[0] === 'NONE') return undefined;
	return { test, ...(typeof Interval === 'number' ? { intervalSeconds: Interval / nanoseconds } : {}) };
};
