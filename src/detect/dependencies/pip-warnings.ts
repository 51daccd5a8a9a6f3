import type { ProjectReader } from '../../core/project-reader.ts';
import type { ReadName } from './choose-requirements.ts';
import { indexWarnings } from './indexes.ts';

// These have no wheel and no source that installs on Linux.
const notForLinux =
	/^(?:pywin32|pypiwin32|pywinpty|windows-curses|wmi|comtypes|pyobjc(?:-.*)?|pywinauto|win32-setctime-ext)$/;

/** What to know of a requirements file before it is installed in an image. */
export const pipWarnings = async (reader: ProjectReader, { path, file }: ReadName): Promise<readonly string[]> => [
	...indexWarnings(path, file.indexes),
	...(await localWarnings(reader, { path, file })),
	...file.addresses
		.filter((address) => !address.startsWith('file:'))
		.map(
			(address) =>
				`${path} installs from ${address.replace(/\/\/[^/@]*@/, '//')}, which needs the network and cannot be pinned by a hash.`,
		),
	...file.problems,
	...file.requirements.flatMap(({ name, file: from, line }) => {
		if (name === 'pkg-resources') {
			return [`${from} line ${line} names pkg-resources, which is no package; take the line out.`];
		}
		return notForLinux.test(name)
			? [`${from} line ${line} names ${name}, which does not install on Linux; add "; sys_platform == 'win32'" to it.`]
			: [];
	}),
];

const localWarnings = async (
	reader: ProjectReader,
	{ path, file }: Pick<ReadName, 'path' | 'file'>,
): Promise<readonly string[]> => {
	const paths = file.localPaths.filter((local) => local !== '');
	const present = await Promise.all(paths.map((local) => reader.exists(local)));
	return paths.flatMap((local, index) =>
		present[index] === true ? [] : [`${path} installs ${local}, which is not there.`],
	);
};
