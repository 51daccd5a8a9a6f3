import { existsSync } from 'node:fs';
import path from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';

const ownBin = path.resolve(import.meta.dirname, '../../bin/create-hardened-container.cjs');

interface SessionOptions {
	readonly cwd: string;
	readonly args?: readonly string[];
	readonly columns?: number;
	readonly environment?: Readonly<Record<string, string>>;
	/** A shell command that runs first, in the same terminal. */
	readonly setUp?: string;
	/** Of an unpacked package; otherwise the one of this folder. */
	readonly bin?: string;
}

/** The built product in a pseudo-terminal, its screen read by a terminal emulator as a person would see it. */
export class Session {
	readonly #terminal: headless.Terminal;
	readonly #process: IPty;
	readonly exit: Promise<number>;
	raw = '';

	constructor({ cwd, args = [], columns = 100, environment = {}, setUp = ':', bin = ownBin }: SessionOptions) {
		if (!existsSync(path.resolve(bin, '../../dist/base.cjs'))) throw new Error('Run npm run build first.');
		this.#terminal = new headless.Terminal({ cols: columns, rows: 50, scrollback: 5000, allowProposedApi: true });
		this.#process = spawn('sh', ['-c', `${setUp}; exec "$@"`, 'sh', process.execPath, bin, ...args], {
			cwd,
			cols: columns,
			rows: 50,
			env: { ...withoutColourSettings(), TERM: 'xterm-256color', ...environment },
		});
		this.exit = new Promise((resolve) => {
			// What was printed last may still be on its way through the terminal.
			this.#process.onExit(({ exitCode, signal }) => {
				setTimeout(() => this.#terminal.write('', () => resolve(signal ? 128 + signal : exitCode)), 100);
			});
		});
		this.#process.onData((data) => {
			this.raw += data;
			this.#terminal.write(data);
		});
	}

	/** Every line that was shown, the scrolled ones included. */
	get lines(): readonly string[] {
		const { active } = this.#terminal.buffer;
		return Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
	}

	get screen(): string {
		return this.lines.join('\n').trimEnd();
	}

	get isCursorShown(): boolean {
		return this.raw.lastIndexOf('\u001b[?25h') >= this.raw.lastIndexOf('\u001b[?25l');
	}

	/** Waits until a text is on the screen; the screen is in the error when it never comes. */
	async see(text: string | RegExp, milliseconds = 60_000): Promise<void> {
		const end = Date.now() + milliseconds;
		while (Date.now() < end) {
			if (typeof text === 'string' ? this.screen.includes(text) : text.test(this.screen)) return;
			await new Promise((resolve) => setTimeout(resolve, 15));
		}

		throw new Error(`"${text}" never came on the screen:\n${this.screen}`);
	}

	press(keys: string): void {
		this.#process.write(keys);
	}

	kill(signal: string): void {
		this.#process.kill(signal);
	}
}

export const keys = { enter: '\r', escape: '\u001b', ctrlC: '\u0003', down: '\u001b[B', up: '\u001b[A' } as const;

const withoutColourSettings = (): Record<string, string> => {
	const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...rest } = process.env;
	return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
};
