import { parseAccounts } from '../core/accounts.ts';
import type { FileEntry, ImageConfig, ImageFacts, LayerFacts, SecretFound } from '../core/image-facts.ts';
import { packagesOfApk, packagesOfDistroless, packagesOfDpkg } from '../core/installed-packages.ts';
import { mergeLayers } from '../core/merge-layers.ts';
import { isInside } from '../core/practices/support/image.ts';
import { isSecretVariable, secretsInHistory, secretsInText } from '../core/secrets.ts';
import type { ImageArchive } from './read-archive.ts';

type ArchiveFacts = Pick<
	ImageFacts,
	'layers' | 'files' | 'size' | 'accounts' | 'systemPackages' | 'secrets' | 'notGathered'
>;

/** What the layers of an image show. */
export const toArchiveFacts = (archive: ImageArchive, config: ImageConfig): ArchiveFacts => {
	const layers = archive.layers.map((layer, index) => toLayer(layer, createdBy(config, index)));
	const files = mergeLayers(layers);
	return {
		layers,
		files,
		size: {
			unpackedBytes: sum(archive.layers, 'unpackedBytes'),
			compressedBytes: sum(archive.layers, 'compressedBytes'),
			isEstimated: archive.layers.some(({ isEstimated }) => isEstimated),
		},
		accounts: parseAccounts(textOf(archive, '/etc/passwd'), textOf(archive, '/etc/shadow')),
		systemPackages: readSystemPackages(archive, files),
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

/** The text of a file in the highest layer that has it; empty when none has. */
const textOf = ({ layers }: ImageArchive, path: string): string =>
	layers.findLast(({ texts }) => texts.has(path))?.texts.get(path) ?? '';

const readSystemPackages = (archive: ImageArchive, files: readonly FileEntry[]): readonly string[] => [
	...packagesOfDpkg(textOf(archive, '/var/lib/dpkg/status')),
	...packagesOfDistroless(files),
	...packagesOfApk(textOf(archive, '/lib/apk/db/installed') || textOf(archive, '/usr/lib/apk/db/installed')),
];

const toLayer = (
	{ digest, files, deleted, unpackedBytes, compressedBytes }: ImageArchive['layers'][number],
	command: string | undefined,
): LayerFacts => ({
	digest,
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

const configSecrets = ({ environment, labels, history }: ImageConfig): readonly SecretFound[] => {
	const variables = Object.entries(environment)
		.filter(([name, value]) => isSecretVariable(name, value) || secretsInText(value).length > 0)
		.map(([name]) => name);
	return [
		...variables.map((name) => ({ place: 'the environment', kind: name })),
		...Object.entries(labels)
			.filter(([, value]) => secretsInText(value).length > 0)
			.map(([name]) => ({ place: `the label ${name}`, kind: 'secret' })),
		...history
			.flatMap(({ createdBy }) => stepSecrets(createdBy, variables))
			.map((kind) => ({ place: 'the build history', kind })),
	];
};

/** An ENV that is still in force shows in the environment already. */
const stepSecrets = (createdBy: string, variables: readonly string[]): readonly string[] => {
	const found = secretsInHistory(createdBy);
	return /^(?:\/bin\/sh -c #\(nop\)\s+)?ENV\s/.test(createdBy)
		? found.filter((kind) => !variables.includes(kind))
		: found;
};

/** A file that a later layer deletes still lies in the layer that holds it. */
const fileSecrets = ({ layers }: ImageArchive): readonly SecretFound[] =>
	layers.flatMap(({ secrets }, layer) =>
		secrets.map(({ path, kind }) => ({
			place: path,
			kind,
			layer,
			deletedLater: layers.slice(layer + 1).some(({ deleted }) => deleted.some((gone) => isInside(path, gone))),
		})),
	);
