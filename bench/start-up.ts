// Start-up, scaffold and package size, in pairs with a bare `node -e 0` and two peers. Prints; fails on nothing.
// Use: npm run bench            (BENCH_PAIRS=31 for more pairs)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import { median, medianRatio, printRow } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const pairs = Math.max(21, Number(process.env.BENCH_PAIRS ?? 21));
const ours = path.join(root, 'bin/create-hardened-container.cjs');
const vite = path.join(root, 'node_modules/create-vite/index.js');
const vue = path.join(root, 'node_modules/create-vue/bundle.js');

/** What is compiled in one run is there for the next, as it is for a user. */
const sharedCache = mkdtempSync(path.join(tmpdir(), 'bench-cache-'));

const inFolder = <T>(use: (folder: string) => T): T => {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
	try {
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

/** Milliseconds from the start until a text is on the screen of a pseudo-terminal, or until the program ends. */
const untilShown = (args: readonly string[], text: string | undefined): Promise<number> =>
	new Promise((resolve) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
		const started = performance.now();
		let shown: number | undefined;
		let output = '';
		const shell = spawn(process.execPath, [...args], {
			cwd: folder,
			cols: 100,
			rows: 40,
			env: { ...process.env, XDG_CACHE_HOME: sharedCache },
		});
		shell.onData((data) => {
			output += data;
			if (shown !== undefined || text === undefined || !output.includes(text)) return;
			shown = performance.now() - started;
			shell.kill('SIGKILL');
		});
		shell.onExit(() => {
			const elapsed = performance.now() - started;
			rmSync(folder, { recursive: true, force: true });
			if (text !== undefined && shown === undefined) throw new Error(`"${text}" never came:\n${output}`);
			resolve(shown ?? elapsed);
		});
	});

const untilEnd = (args: readonly string[], cache = sharedCache): Promise<number> =>
	inFolder((cwd) => {
		const started = performance.now();
		const env = { ...process.env, XDG_CACHE_HOME: cache };
		const { status } = spawnSync(process.execPath, [...args], { cwd, env, stdio: 'ignore' });
		if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.`);
		return Promise.resolve(performance.now() - started);
	});

interface Contestant {
	readonly name: string;
	readonly target: string;
	readonly run: () => Promise<number>;
	/** What it is held against, in the same turn. */
	readonly base: () => Promise<number>;
}

const bareInTerminal = () => untilShown(['-e', '0'], undefined);
const bare = () => untilEnd(['-e', '0']);

const contestants: readonly Contestant[] = [
	{ name: 'first prompt', target: '<= 1.4', run: () => untilShown([ours], 'In which folder?'), base: bareInTerminal },
	{
		name: 'first prompt, create-vite',
		target: 'above ours',
		run: () => untilShown([vite], 'Project name'),
		base: bareInTerminal,
	},
	{
		name: 'first prompt, create-vue',
		target: 'above ours',
		run: () => untilShown([vue], 'Project name'),
		base: bareInTerminal,
	},
	{ name: '--version', target: '<= 1.4', run: () => untilEnd([ours, '--version']), base: bare },
	{ name: 'scaffold with --yes', target: '<= 1.5', run: () => untilEnd([ours, '--yes', '--no-build']), base: bare },
	{
		name: 'the same, first run ever',
		target: '',
		run: () => inFolder((cache) => untilEnd([ours, '--yes', '--no-build'], cache)),
		base: bare,
	},
];

const measure = async (): Promise<void> => {
	const times = contestants.map(() => ({ ours: [] as number[], base: [] as number[] }));
	for (let turn = -1; turn < pairs; turn += 1) {
		for (const [index, { run, base }] of contestants.entries()) {
			const [one, other] = [await base(), await run()];
			if (turn < 0) continue;
			times[index]?.base.push(one);
			times[index]?.ours.push(other);
		}
	}

	const widths = [28, 12, 18, 14, 12];
	printRow(['', 'median (ms)', 'beyond node (ms)', 'ratio to node', 'target'], widths);
	contestants.forEach(({ name, target }, index) => {
		const { ours: mine = [], base = [] } = times[index] ?? {};
		const beyond = median(mine.map((value, turn) => value - (base[turn] ?? 0)));
		printRow([name, median(mine).toFixed(1), beyond.toFixed(1), medianRatio(mine, base).toFixed(2), target], widths);
	});
};

/** Read by Node.js at every start, which makes a ratio to it say less. */
const extraCertificates = (): string =>
	process.env.NODE_EXTRA_CA_CERTS === undefined
		? ''
		: 'NODE_EXTRA_CA_CERTS is set: every start of Node.js takes longer, so every ratio is smaller than without it.\n';

/** Bytes of JavaScript of ours that Node.js loads until the first prompt: the entry, the prompts and what both require. */
const bytesBeforePrompt = (): number => {
	const loaded = required(ours, new Set());
	required(path.join(root, 'dist/base.cjs'), loaded);
	required(path.join(root, 'dist/prompt.cjs'), loaded);
	return [...loaded].reduce((sum, file) => sum + statSync(file).size, 0);
};

/** The files that one needs at once; what is required inside a promise's step waits until it is asked for. */
const required = (file: string, seen: Set<string>): Set<string> => {
	if (seen.has(file)) return seen;
	seen.add(file);
	const text = readFileSync(file, 'utf8');
	for (const [, name = ''] of text.matchAll(/(?<!=>)require\(["'`](\.[\w./-]+\.cjs)["'`]\)/g)) {
		required(path.join(path.dirname(file), name), seen);
	}

	return seen;
};

const measurePackage = (): void => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
	);
	console.log(
		`\npackage: ${packed.entryCount} files (target <= 12), ${(packed.size / 1000).toFixed(1)} KB packed (target <= 350)`,
	);
	console.log(`JavaScript before the first prompt: ${(bytesBeforePrompt() / 1000).toFixed(1)} KB (target <= 60)`);
};

console.log(`${pairs} pairs, Node.js ${process.version}\n${extraCertificates()}`);
try {
	await measure();
} finally {
	rmSync(sharedCache, { recursive: true, force: true });
}

measurePackage();
