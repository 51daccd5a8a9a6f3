import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

interface SourceFile {
	/** Relative to src/, for example "core/plan.ts". */
	readonly path: string;
	readonly lines: readonly string[];
	/** Static and dynamic imports, as written. */
	readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
	.map((entry) => {
		const file = path.join(entry.parentPath, entry.name);
		const text = readFileSync(file, 'utf8');
		const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
		return { path: path.relative(path.join(root, 'src'), file), lines: text.split('\n'), imports };
	});

const edges = ['ask', 'detect', 'disk', 'engine', 'render', 'report'];
const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

/** The top folder that an import leads to; undefined for a package. "" is src/ itself. */
const targetOf = (file: SourceFile, name: string): string | undefined => {
	if (!name.startsWith('.')) return undefined;
	return folderOf(path.posix.normalize(path.posix.join(path.posix.dirname(file.path), name)));
};

const offending = (isOffence: (file: SourceFile, name: string) => boolean): readonly string[] =>
	files.flatMap((file) =>
		file.imports.filter((name) => isOffence(file, name)).map((name) => `${file.path} imports ${name}`),
	);

describe('imports point one way', () => {
	test('core imports only core and the errors', () => {
		const isErrors = (name: string): boolean => name.endsWith('/errors.ts');
		expect(
			offending((file, name) => {
				const target = targetOf(file, name);
				return folderOf(file.path) === 'core' && target !== undefined && target !== 'core' && !isErrors(name);
			}),
		).toEqual([]);
	});

	test('core touches neither disk, process, network nor clock', () => {
		expect(offending((file, name) => folderOf(file.path) === 'core' && name.startsWith('node:'))).toEqual([]);
		const impure =
			/\b(?:Date\.now|new Date\(\)|Math\.random|process\.(?:env|argv|cwd|platform|std|exit)|performance\.)/;
		const core = files.filter((file) => folderOf(file.path) === 'core');
		expect(core.filter(({ lines }) => impure.test(lines.join('\n'))).map((file) => file.path)).toEqual([]);
	});

	test('edge folders never import each other, nor commands', () => {
		expect(
			offending((file, name) => {
				const folder = folderOf(file.path);
				const target = targetOf(file, name);
				return (
					edges.includes(folder) && target !== undefined && target !== folder && [...edges, 'commands'].includes(target)
				);
			}),
		).toEqual([]);
	});

	test.each([
		['@clack/prompts', 'ask'],
		['fs-extra', 'disk'],
		['execa', 'engine'],
		['ejs', 'render'],
		['tar-stream', 'engine'],
	])('only one folder imports %s', (name, folder) => {
		expect(offending((file, imported) => imported === name && folderOf(file.path) !== folder)).toEqual([]);
	});
});

describe('sizes keep it readable', () => {
	const sizes = files.map(({ lines }) => lines.length).sort((left, right) => left - right);

	test('files: median about 60 lines, rarely over 200', () => {
		expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(75);
		const large = files.filter(({ lines }) => lines.length > 200).map((file) => file.path);
		expect(large.length / files.length).toBeLessThanOrEqual(0.02);
	});

	test('functions: rarely over 50 lines', () => {
		const long = files.flatMap((file) => longFunctions(file));
		expect(long).toEqual([]);
	});
});

/** Top-level functions, by the formatter's layout: from "const name = (" or "function" to the closing line at the margin. */
const longFunctions = ({ path: name, lines }: SourceFile): readonly string[] =>
	lines.flatMap((line, start) => {
		if (!/^(?:export )?(?:const \w+[^=]*= (?:async )?(?:<[^>]*>)?\(|(?:async )?function)/.test(line)) return [];
		const end = lines.findIndex((other, index) => index > start && /^[^\s})\]]|^\};?$|^\);?$/.test(other));
		const isLong = end - start > 50;
		return isLong ? [`${name}:${start + 1} (${end - start} lines)`] : [];
	});

test('nothing ends the process by itself, and no check is silenced', () => {
	const forbidden = /process\.exit\(|@ts-ignore|@ts-expect-error|\bas any\b|biome-ignore/;
	expect(files.filter(({ lines }) => lines.some((line) => forbidden.test(line))).map((file) => file.path)).toEqual([]);
});

test('the command file has no logic', () => {
	const text = readFileSync(path.join(root, 'bin/create-hardened-container.cjs'), 'utf8');
	expect(text.split('\n').length).toBeLessThan(25);
});
