import { spawn } from 'node:child_process';
import { type Io, isInteractive } from '../io.ts';

/** Shows a long text in the pager of the person, and prints it where there is no terminal or no pager. */
export const showPaged = async (text: string, io: Io): Promise<void> => {
	const rows = 'rows' in io.stdout && typeof io.stdout.rows === 'number' ? io.stdout.rows : 24;
	const fits = text.split('\n').length < rows;
	const shown = isInteractive(io) && !fits && io.environment.TERM !== 'dumb' && (await page(text, io));
	if (!shown) io.stdout.write(text);
};

/** False when no pager could be started. */
const page = (text: string, { environment, signal }: Io): Promise<boolean> =>
	new Promise((resolve) => {
		const [program = 'less', ...args] = (environment.PAGER ?? 'less').split(' ').filter(Boolean);
		const child = spawn(program, args, {
			stdio: ['pipe', 'inherit', 'inherit'],
			env: { ...environment, LESS: environment.LESS ?? 'FRX' },
			signal,
		});
		child.on('error', () => resolve(false));
		child.on('close', () => resolve(true));
		child.stdin.on('error', () => undefined);
		child.stdin.end(text);
	});
