// Runs the wizard in a pseudo-terminal on a copy of a small project, answers with Enter, and draws the screen as an SVG.
// Use: npx tsx scripts/record-session.ts   (needs a container engine; writes docs/session.svg)
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import headless, { type IBufferCell } from '@xterm/headless';

const root = path.resolve(import.meta.dirname, '..');
const columns = 100;
const quietMilliseconds = 700;

interface Run {
	readonly text: string;
	readonly colour: string;
	readonly bold: boolean;
}

/** Runs `program` until it ends, pressing Enter each time the screen has been still and shows an open prompt. */
const record = (folder: string, args: readonly string[]): Promise<readonly (readonly Run[])[]> =>
	new Promise((resolve) => {
		const terminal = new headless.Terminal({ cols: columns, rows: 40, scrollback: 2000, allowProposedApi: true });
		const shell = spawn(process.execPath, [path.join(root, 'bin/create-hardened-container.cjs'), ...args], {
			cols: columns,
			rows: 40,
			cwd: folder,
			env: { ...process.env, FORCE_COLOR: '1', TERM: 'xterm-256color' } as Record<string, string>,
		});
		let timer = setTimeout(() => {}, 0);
		const openPrompt = () => /^[◆]/m.test(plainText(terminal));
		const pressEnterWhenStill = () => {
			clearTimeout(timer);
			timer = setTimeout(() => (openPrompt() ? shell.write('\r') : pressEnterWhenStill()), quietMilliseconds);
		};
		shell.onData((data) => terminal.write(data, pressEnterWhenStill));
		shell.onExit(() => {
			clearTimeout(timer);
			terminal.write('', () => resolve(readScreen(terminal)));
		});
	});

const plainText = ({ buffer }: headless.Terminal): string =>
	Array.from({ length: buffer.active.length }, (_, row) => buffer.active.getLine(row)?.translateToString(true)).join(
		'\n',
	);

const readScreen = ({ buffer }: headless.Terminal): readonly (readonly Run[])[] => {
	const rows = Array.from({ length: buffer.active.length }, (_, row) => readRow(buffer.active.getLine(row)));
	while (rows.at(-1)?.every(({ text }) => text.trim() === '')) rows.pop();
	return rows;
};

const readRow = (line: ReturnType<headless.Terminal['buffer']['active']['getLine']>): readonly Run[] => {
	const runs: Run[] = [];
	for (let column = 0; column < columns; column += 1) {
		const cell = line?.getCell(column);
		if (cell === undefined || cell.getWidth() === 0) continue;
		const run = { text: cell.getChars() || ' ', colour: colourOf(cell), bold: cell.isBold() !== 0 };
		const last = runs.at(-1);
		const joins = last !== undefined && last.colour === run.colour && last.bold === run.bold;
		if (joins) runs.splice(-1, 1, { ...last, text: last.text + run.text });
		if (!joins) runs.push(run);
	}

	return runs;
};

const palette = ['#3b4252', '#d06c75', '#8fbc7a', '#e2b86b', '#6ea4d8', '#b98bc9', '#62b5b5', '#d8dee9'] as const;

const colourOf = (cell: IBufferCell): string => {
	if (cell.isDim() !== 0) return '#7d8799';
	if (!cell.isFgPalette()) return '#d8dee9';
	const index = cell.getFgColor();
	return index === 8 ? '#7d8799' : (palette[index % 8] ?? '#d8dee9');
};

const escapeXml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const drawRow = (runs: readonly Run[], row: number): string => {
	const spans = runs.map(
		({ text, colour, bold }) =>
			`<tspan fill="${colour}"${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</tspan>`,
	);
	return `<text x="16" y="${34 + row * 18}" xml:space="preserve">${spans.join('')}</text>`;
};

const drawSvg = (rows: readonly (readonly Run[])[]): string => {
	const width = 32 + columns * 8.43;
	const height = 40 + rows.length * 18;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A terminal session of create-hardened-container">`,
		`<rect width="100%" height="100%" rx="8" fill="#1f2430"/>`,
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
		...rows.map(drawRow),
		'</g>',
		'</svg>',
		'',
	].join('\n');
};

const folder = path.join(mkdtempSync(path.join(tmpdir(), 'session-')), 'shop-api');
try {
	cpSync(path.join(root, 'test/golden/projects/fastapi-pip'), folder, { recursive: true });
	writeFileSync(path.join(root, 'docs/session.svg'), drawSvg(await record(folder, [])));
} finally {
	rmSync(path.dirname(folder), { recursive: true, force: true });
}
