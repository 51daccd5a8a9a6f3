import { parseAccounts } from '../core/accounts.ts';
import type { Expectation, ImageConfig, ImageFacts, LayerFacts, SecretFound } from '../core/image-facts.ts';
import { mergeLayers } from '../core/merge-layers.ts';
import { isSecretVariable, secretsInHistory, secretsInText } from '../core/secrets.ts';
import type { ContainerEngine } from './engine.ts';
import { toImageConfig } from './image-config.ts';
import { type ImageArchive, readArchive } from './read-archive.ts';
import { collectRunFacts } from './run-facts.ts';

export interface CollectRequest {
	readonly image: string;
	/** Made from the image's configuration, once that is known. */
	readonly expect: (config: ImageConfig) => Expectation;
	readonly environment: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

/** Reads an image layer by layer, starts it, and gathers what the practices judge. */
export const collectImageFacts = async (engine: ContainerEngine, request: CollectRequest): Promise<ImageFacts> => {
	const { image, signal, onStep } = request;
	onStep('read the image');
	const inspected = await engine.inspect(image, signal);
	const archive = await readLayers(engine, request);
	const config = toImageConfig(inspected, archive.history);
	const expectation = request.expect(config);
	const layers = archive.layers.map((layer, index) => toLayer(layer, createdBy(config, index)));
	const files = mergeLayers(layers);
	const python = files.map(({ path }) => path).find((path) => /^\/usr\/(local\/)?bin\/python3(\.\d+)?$/.test(path));
	const facts = {
		image,
		...describe(inspected),
		engine: { name: engine.name, version: engine.version },
		config,
		layers,
		files,
		size: { unpackedBytes: sum(layers, 'unpackedBytes'), compressedBytes: sum(archive.layers, 'compressedBytes') },
		accounts: readAccounts(archive),
		secrets: [...configSecrets(config), ...fileSecrets(archive)],
		expectation,
		notGathered: {},
	};
	if (!engine.canRun) return { ...facts, notGathered: { run: `${engine.name} builds images, but starts no service` } };
	return { ...facts, run: await collectRunFacts(engine, { ...request, config, expectation, python }) };
};

/** The highest layer that has these files decides. */
const readAccounts = ({ layers }: ImageArchive): NonNullable<ImageFacts['accounts']> => {
	const last = (path: string) => layers.findLast(({ accountFiles }) => accountFiles.has(path))?.accountFiles.get(path);
	return parseAccounts(last('/etc/passwd') ?? '', last('/etc/shadow') ?? '');
};

const readLayers = async (engine: ContainerEngine, { image, signal }: CollectRequest): Promise<ImageArchive> => {
	const { stream, done } = engine.save(image, signal);
	const [archive] = await Promise.all([readArchive(stream), done]);
	return archive;
};

const describe = (inspected: unknown): Pick<ImageFacts, 'id' | 'platform'> => {
	const { Id, Os, Architecture } = inspected as Record<string, unknown>;
	return { id: String(Id ?? ''), platform: `${Os ?? 'linux'}/${Architecture ?? 'unknown'}` };
};

const toLayer = (
	{ name, files, deleted, unpackedBytes, compressedBytes }: ImageArchive['layers'][number],
	command: string | undefined,
): LayerFacts => ({
	digest: name.replace(/^blobs\/sha256\//, 'sha256:'),
	files,
	deleted,
	unpackedBytes,
	compressedBytes,
	...(command === undefined ? {} : { createdBy: command }),
});

/** The history lists layers and, among them, steps that made none. */
const createdBy = ({ history }: ImageConfig, index: number): string | undefined =>
	history.filter(({ empty }) => !empty)[index]?.createdBy;

const sum = <Key extends string>(items: readonly Readonly<Record<Key, number>>[], key: Key): number =>
	items.reduce((total, item) => total + item[key], 0);

const configSecrets = ({ environment, labels, history }: ImageConfig): readonly SecretFound[] => [
	...Object.entries(environment)
		.filter(([name, value]) => isSecretVariable(name, value) || secretsInText(value).length > 0)
		.map(([name]) => ({ place: 'environment', kind: name })),
	...Object.entries(labels)
		.filter(([, value]) => secretsInText(value).length > 0)
		.map(([name]) => ({ place: `label ${name}`, kind: 'secret' })),
	...history.flatMap((entry) => secretsInHistory(entry.createdBy).map((kind) => ({ place: 'history', kind }))),
];

/** A file that a later layer deletes still lies in the layer that holds it. */
const fileSecrets = ({ layers }: ImageArchive): readonly SecretFound[] =>
	layers.flatMap(({ secrets }, layer) =>
		secrets.map(({ path, kind }) => ({
			place: path,
			kind,
			layer,
			deletedLater: layers.slice(layer + 1).some(({ deleted }) => deleted.some((gone) => isGone(path, gone))),
		})),
	);

const isGone = (path: string, deleted: string): boolean =>
	path === deleted || path.startsWith(deleted.endsWith('/') ? deleted : `${deleted}/`);
