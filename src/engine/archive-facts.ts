import { parseAccounts } from '../core/accounts.ts';
import type { ImageConfig, ImageFacts, LayerFacts, SecretFound } from '../core/image-facts.ts';
import { mergeLayers } from '../core/merge-layers.ts';
import { isSecretVariable, secretsInHistory, secretsInText } from '../core/secrets.ts';
import type { ImageArchive } from './read-archive.ts';

type ArchiveFacts = Pick<ImageFacts, 'layers' | 'files' | 'size' | 'accounts' | 'secrets' | 'notGathered'>;

/** What the layers of an image show. */
export const toArchiveFacts = (archive: ImageArchive, config: ImageConfig): ArchiveFacts => {
	const layers = archive.layers.map((layer, index) => toLayer(layer, createdBy(config, index)));
	return {
		layers,
		files: mergeLayers(layers),
		size: {
			unpackedBytes: sum(archive.layers, 'unpackedBytes'),
			compressedBytes: sum(archive.layers, 'compressedBytes'),
			isEstimated: archive.layers.some(({ isEstimated }) => isEstimated),
		},
		accounts: readAccounts(archive),
		secrets: [...configSecrets(config), ...fileSecrets(archive)],
		notGathered: {},
	};
};

/** The same for an image whose layers cannot be read here. */
export const withoutArchive = (reason: string, config: ImageConfig): ArchiveFacts => {
	const sentence = `The layers were not read: ${reason}.`;
	// What the configuration gives away is certain; that there is no secret is not.
	const secrets = configSecrets(config);
	return {
		size: {},
		...(secrets.length === 0 ? {} : { secrets }),
		notGathered: { layers: sentence, files: sentence, accounts: sentence, secrets: sentence },
	};
};

/** The highest layer that has these files decides. */
const readAccounts = ({ layers }: ImageArchive): NonNullable<ImageFacts['accounts']> => {
	const last = (path: string) => layers.findLast(({ accountFiles }) => accountFiles.has(path))?.accountFiles.get(path);
	return parseAccounts(last('/etc/passwd') ?? '', last('/etc/shadow') ?? '');
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
