import { readFileSync } from 'node:fs';
import { applyChanges } from '../../src/disk/index.ts';

/** A process that does nothing but write: its arguments are the folder, and a file that holds the agreed changes. */
const [root = '', changes = ''] = process.argv.slice(2);
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => controller.abort());

try {
	await applyChanges(root, JSON.parse(readFileSync(changes, 'utf8')), { signal: controller.signal });
} catch (error) {
	const { message, hint } = error as { message: string; hint?: string };
	process.stderr.write(hint === undefined ? `${(error as Error).stack}\n` : `${message} ${hint}\n`);
	process.exitCode = 1;
}
