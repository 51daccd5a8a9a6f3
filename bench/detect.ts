// What `detect` costs on a repository of 50,000 files beyond the start of Node.js, in turns with `git ls-files` and `find`
// on the same folder. Prints; fails on nothing.
// Use: npm run bench:detect     (BENCH_PAIRS=31 for more turns)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePythonRepository, writeServiceRepository } from './large-repository.ts';
import { median, medianRatio, printRow } from './statistics.ts';

const turns = Math.max(11, Number(process.env.BENCH_PAIRS ?? 11));
const ours = path.resolve(import.meta.dirname, '../bin/create-hardened-container.cjs');
const target = '< 300';

const contestants: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
	['node -e 0', process.execPath, ['-e', '0']],
	['detect --json', process.execPath, [ours, 'detect', '--json']],
	['git ls-files', 'git', ['ls-files']],
	['git ls-files --others', 'git', ['ls-files', '--others', '--exclude-standard']],
	['find', 'find', ['.', '-type', 'f']],
];

const milliseconds = (program: string, args: readonly string[], cwd: string): number => {
	const started = performance.now();
	const { status } = spawnSync(program, [...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 });
	if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}.`);
	return performance.now() - started;
};

const measure = (folder: string): void => {
	const times = contestants.map((): number[] => []);
	for (let turn = -1; turn < turns; turn += 1) {
		for (const [index, [, program, args]] of contestants.entries()) {
			const elapsed = milliseconds(program, args, folder);
			if (turn >= 0) times[index]?.push(elapsed);
		}
	}

	const [bare = []] = times;
	const widths = [24, 12, 20, 14, 10];
	printRow(['', 'median (ms)', 'beyond node -e 0 (ms)', 'ratio to node', 'target'], widths);
	contestants.forEach(([name], index) => {
		const mine = times[index] ?? [];
		const beyond = median(mine.map((value, turn) => value - (bare[turn] ?? 0)));
		const isOurs = name.startsWith('detect');
		printRow(
			[name, median(mine).toFixed(0), beyond.toFixed(0), medianRatio(mine, bare).toFixed(2), isOurs ? target : ''],
			widths,
		);
	});
};

/** What was found, so that a fast answer is known to be a right one. */
const found = (folder: string): string => {
	const facts = JSON.parse(
		execFileSync(process.execPath, [ours, 'detect', '--json'], { cwd: folder, encoding: 'utf8' }),
	);
	return ['framework', 'application', 'dependencyManager', 'port']
		.map((name) => `${name} ${facts[name].value} (${facts[name].confidence})`)
		.join(', ');
};

const repositories = {
	'A service of 3,000 Python files with its front end, data and node_modules': writeServiceRepository,
	'A package of 50,000 Python files': writePythonRepository,
};

console.log(`${turns} turns, Node.js ${process.version}`);
for (const [title, write] of Object.entries(repositories)) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-detect-'));
	try {
		const { files, bytes } = write(folder);
		console.log(`\n${title}: ${files} files, ${(bytes / 1e6).toFixed(0)} MB`);
		console.log(`${found(folder)}\n`);
		measure(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
