// Builds the golden services beside what their authors would otherwise have, in one interleaved series, and prints ratios.
// Use: npm run bench:images     (needs Docker on this machine; BENCH_ROUNDS=5 for more rounds)
import { execFileSync } from 'node:child_process';
import { type ImageContestant, imageContestants } from './image-contestants.ts';
import { type ImageFigures, measureImage } from './measure-image.ts';
import { median, printRow } from './statistics.ts';

const rounds = Math.max(1, Number(process.env.BENCH_ROUNDS ?? 3));
const columns = [
	'image',
	'ownLayers',
	'coldBuild',
	'nothingChanged',
	'codeChange',
	'dependencyChange',
	'pushAfterCode',
	'firstAnswer',
	'startCpu',
	'readOnly',
] as const;
const titles = [
	'image MB',
	'own MB',
	'cold s',
	'unchanged s',
	'code s',
	'dep. s',
	'push B',
	'answer s',
	'CPU s',
	'read-only',
];
const widths = [40, 9, 7, 7, 11, 7, 7, 10, 9, 7, 9];

const results = new Map<ImageContestant, ImageFigures[]>(imageContestants.map((contestant) => [contestant, []]));
for (let round = 1; round <= rounds; round += 1) {
	for (const [contestant, figures] of results) figures.push(await measureImage(contestant, round));
}

const medians = new Map([...results].map(([contestant, figures]) => [contestant, mediansOf(figures)]));

function mediansOf(figures: readonly ImageFigures[]): ImageFigures {
	return Object.fromEntries(
		columns.map((column) => [column, median(figures.map((figure) => figure[column]))]),
	) as unknown as ImageFigures;
}

const cells = (figures: ImageFigures): readonly string[] =>
	columns.map((column) => {
		const value = figures[column];
		if (column === 'image' || column === 'ownLayers') return (value / 1e6).toFixed(1);
		if (column === 'pushAfterCode') return String(Math.round(value));
		if (column === 'readOnly') return value === 1 ? 'works' : 'dies';
		return Number.isNaN(value) ? '-' : value.toFixed(2);
	});

const engine = execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], { encoding: 'utf8' }).trim();
console.log(`${rounds} rounds, Docker ${engine}, medians\n`);
printRow(['', ...titles], widths);
for (const [{ name }, figures] of medians) printRow([name, ...cells(figures)], widths);

const ratioOf = (ours: ImageFigures, theirs: ImageFigures, column: (typeof columns)[number]): string =>
	(ours[column] / theirs[column]).toFixed(2);

console.log('\nratios to the peer of the same service (below 1 is better)\n');
printRow(['', ...titles.slice(0, 9)], widths);
for (const [contestant, figures] of medians) {
	const peers = [...medians].filter(([other]) => other.service === contestant.service && !other.isOurs);
	const [, peer] = peers.at(-1) ?? [];
	if (!contestant.isOurs || peer === undefined) continue;
	printRow([contestant.name, ...columns.slice(0, 9).map((column) => ratioOf(figures, peer, column))], widths);
}

console.log('\na code change against a build where nothing changed (target <= 1.15)\n');
for (const [{ name, isOurs }, figures] of medians) {
	if (isOurs) printRow([name, (figures.codeChange / figures.nothingChanged).toFixed(2)], widths);
}
