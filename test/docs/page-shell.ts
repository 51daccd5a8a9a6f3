import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { bin } from '../support/run.ts';

/** A shell that goes through a page as a reader would: folder and variables last from command to command. */
export interface PageShell {
	readonly folder: () => string;
	/** Texts of the page as they are run here: another port of this machine, since tests run beside each other. */
	readonly adapt: (text: string) => string;
	readonly run: (command: string) => Promise<{ readonly exitCode: number; readonly output: string }>;
	readonly close: () => Promise<void>;
}

export const openPageShell = async (): Promise<PageShell> => {
	const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'docs-')));
	const work = path.join(home, 'work');
	mkdirSync(work);
	const state = path.join(home, 'state');
	writeFileSync(state, `cd '${work}'\n`);
	writeCommands(path.join(home, 'bin'));
	const port = await freePort();
	const ran: string[] = [];
	const environment = { PATH: `${path.join(home, 'bin')}:${process.env.PATH}`, COLUMNS: '100' };
	const adapt = (text: string): string =>
		text.replaceAll('8000:8000', `${port}:8000`).replaceAll('localhost:8000', `localhost:${port}`);
	return {
		folder: () => /^cd '(.*)'$/m.exec(readFileSync(state, 'utf8'))?.[1] ?? work,
		adapt,
		run: async (command) => {
			ran.push(command);
			const keep = `trap 'code=$?; { echo "cd '"'"'$PWD'"'"'"; export -p; } >"${state}.new"; mv "${state}.new" "${state}"; exit $code' EXIT`;
			const script = `source '${state}'\n${keep}\nset -eo pipefail\n${adapt(command)}\n`;
			const { exitCode, all } = await execa('bash', ['-c', script], {
				all: true,
				reject: false,
				stdin: 'ignore',
				env: environment,
			});
			return { exitCode: exitCode ?? -1, output: all };
		},
		close: async () => {
			// Pages clean up after themselves, unless one of their steps failed.
			const { containers, images } = named(ran.join('\n'));
			await execa('docker', ['rm', '--force', '--volumes', ...containers], { reject: false });
			await execa('docker', ['rmi', ...images], { reject: false });
			rmSync(home, { recursive: true, force: true });
		},
	};
};

const named = (commands: string) => ({
	containers: [...commands.matchAll(/docker run [^$]*?--name (\S+)/g)].map(([, name = '']) => name),
	images: [...commands.matchAll(/docker build [^$]*?--tag (\S+)/g)].map(([, name = '']) => name),
});

/** The commands of the docs start the product that was built here, instead of the one in a registry. */
const writeCommands = (folder: string): void => {
	mkdirSync(folder);
	const product = `exec '${process.execPath}' '${bin}'`;
	const write = (name: string, text: string): void => {
		writeFileSync(path.join(folder, name), `#!/bin/sh\n${text}\n`);
		chmodSync(path.join(folder, name), 0o755);
	};
	write(
		'npx',
		`case "$1" in create-hardened-container*) shift; ${product} "$@" ;; esac\nexec ${realCommand('npx')} "$@"`,
	);
	// As npm does, this hands on what stands before and after the first "--".
	const handOn =
		'for word; do shift; if [ "$word" = -- ] && [ -z "$seen" ]; then seen=1; else set -- "$@" "$word"; fi; done';
	write(
		'npm',
		`case "$1 $2" in "create hardened-container"*) shift 2; ${handOn}; ${product} "$@" ;; esac\nexec ${realCommand('npm')} "$@"`,
	);
};

const realCommand = (name: string): string => path.join(path.dirname(process.execPath), name);

const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const server = createServer().listen(0, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
