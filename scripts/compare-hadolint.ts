import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkText } from '../src/core/check/check-text.ts';
import { practices } from '../src/core/practices/index.ts';

/**
 * Holds `check` against the real hadolint over a folder of Dockerfiles: npx tsx scripts/compare-hadolint.ts FOLDER.
 * docs/explanation/hadolint.md explains each kind of difference that it prints.
 */
interface Found {
	readonly file: string;
	readonly line: number;
	readonly endLine: number;
	/** The rule of hadolint, or the practice. */
	readonly id: string;
}

const ruleToPractice = new Map(
	practices.flatMap(({ id, references }) =>
		references.filter(({ source }) => source === 'hadolint').map((reference) => [reference.id, id] as const),
	),
);

const runHadolint = (folder: string, files: readonly string[]): readonly Found[] => {
	const output = execFileSync('hadolint', ['--no-fail', '--disable-ignore-pragma', '--format', 'json', ...files], {
		cwd: folder,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	const records: readonly { file: string; line: number; code: string }[] = JSON.parse(output);
	return records.map(({ file, line, code }) => ({ file, line, endLine: line, id: code }));
};

const runCheck = (folder: string, file: string): readonly Found[] =>
	checkText(file, readFileSync(path.join(folder, file), 'utf8')).problems.map(({ practice, line, endLine }) => ({
		file,
		line,
		endLine,
		id: practice.id,
	}));

const meets = (one: Found, other: Found): boolean =>
	one.file === other.file && one.line <= other.endLine && other.line <= one.endLine;

const print = (title: string, found: readonly (readonly [name: string, at: Found])[]): void => {
	console.log(`\n${title}: ${found.length}`);
	for (const name of [...new Set(found.map(([each]) => each))].toSorted()) {
		const members = found.filter(([each]) => each === name);
		const examples = members.slice(0, 3).map(([, { file, line }]) => `${file}:${line}`);
		console.log(`  ${name} ${members.length}  ${examples.join(' ')}`);
	}
};

const [folder = '.'] = process.argv.slice(2);
const files = readdirSync(folder).toSorted();
const theirs = runHadolint(folder, files);
const unreadable = new Set(theirs.filter(({ id }) => id === 'DL1000').map(({ file }) => file));
const mapped = theirs.flatMap((found) => {
	const practice = ruleToPractice.get(found.id);
	return practice === undefined ? [] : [{ ...found, practice }];
});
const ours = files.filter((file) => !unreadable.has(file)).flatMap((file) => runCheck(folder, file));
const covered = new Set<string>(ruleToPractice.values());

console.log(`${files.length} files; hadolint cannot read ${unreadable.size} of them, which are left out below.`);
const isBoth = (found: (typeof mapped)[number]) => ours.some((our) => our.id === found.practice && meets(our, found));
const pair = (found: (typeof mapped)[number]) => [`${found.id} ${found.practice}`, found] as const;
print('Both', mapped.filter(isBoth).map(pair));
print('hadolint only', mapped.filter((found) => !isBoth(found)).map(pair));
const isOursOnly = (our: Found) => !mapped.some((found) => found.practice === our.id && meets(our, found));
print(
	'check only',
	ours.filter((our) => covered.has(our.id) && isOursOnly(our)).map((our) => [our.id, our] as const),
);
