import { type BaseImage, imagesOf } from '../bases/base-image.ts';
import { knownBases } from '../bases/index.ts';
import { knownImage, splitImageName } from '../practices/support/images.ts';
import { endsOfLife } from '../practices/support/releases.ts';
import type { InstructionGuide } from './instructions.ts';

/** What is known of an image, by its name or as what --base takes; undefined where that is nothing. */
export const findImage = (name: string, today: string): InstructionGuide | undefined => {
	const base = knownBases.find((candidate) => candidate.id === name || imagesOf(candidate).includes(name));
	const image = base?.id === name ? (imagesOf(base)[0] ?? name) : name;
	const facts = base === undefined ? factsOf(image) : describeBase(base);
	const known = [...facts, ...describeEnds(image, today), base?.endsEarlier ?? [], base?.retired ?? []].flat();
	if (known.length === 0) return undefined;
	return { keyword: name, what: known.join(' '), practices };
};

/** Until when the system and the Python of an image get fixes, a sentence each. */
export const describeEnds = (image: string, today: string): readonly string[] =>
	endsOfLife(image).map(
		({ what, date }) =>
			`${what} ${date < today ? 'has had no security fixes since' : 'gets security fixes until'} ${date}.`,
	);

const practices = ['minimal-base-image', 'pinned-base-image', 'supported-release', 'no-shell', 'matching-python'];

const describeBase = ({
	id,
	title,
	tradeOff,
	maintainer,
	libc,
	pythonVersions,
	user,
}: BaseImage): readonly string[] => [
	`${title}: ${tradeOff}.`,
	`--base ${id}. Maintained by ${maintainer}; C library ${libc}; Python ${pythonVersions.join(', ')}.`,
	user.createdByUs
		? `It runs as root: the wizard makes the user ${user.name} (${user.uid}).`
		: `It runs as the user ${user.name} (${user.uid}).`,
];

const factsOf = (image: string): readonly string[] => {
	const { python, libc, hasShell, user } = splitImageName(image).tag === undefined ? {} : knownImage(image);
	return [
		...(python === undefined ? [] : [`It has Python ${python}.`]),
		...(libc === undefined ? [] : [`Its C library is ${libc}.`]),
		...(hasShell === undefined ? [] : [hasShell ? 'It has a shell.' : 'It has no shell.']),
		...(user === undefined ? [] : [user === 'root' ? 'It runs as root.' : 'It runs as a user of its own.']),
	];
};
