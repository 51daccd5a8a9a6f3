// Builds, starts and asks images of real Dockerfiles, before and after `check --fix --yes`, and records both.
// Use: npx tsx scripts/try-fixes.ts [--mirrors FOLDER] [NAME...]   (needs docker; writes test/services/fixes.json and test/fixes.md)
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { checkOut } from '../test/services/checkout.ts';
import { dockerfiles, type ProjectDockerfile } from '../test/services/dockerfiles.ts';
import type { FixRecord } from '../test/services/fix-record.ts';
import { renderFixes } from '../test/services/render-fixes.ts';
import { behaviourOf, buildImage, pathOfDockerfile, standIns } from '../test/services/run-dockerfile.ts';

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'bin/create-hardened-container.cjs');
const recordPath = path.join(root, 'test/services/fixes.json');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { mirrors: { type: 'string' } } });
const workspace = mkdtempSync(path.join(tmpdir(), 'fixes-'));

type Named = Pick<ProjectDockerfile, 'repository' | 'folder' | 'dockerfile'>;

const nameOf = ({ repository, folder = '.', dockerfile = '' }: Named): string =>
	[repository, folder, dockerfile].filter((part) => part !== '' && part !== '.').join('/');

/** What `check --fix` says that it fixed and left. */
const fix = (file: string): Pick<FixRecord, 'fixed' | 'left'> => {
	const output = execFileSync(process.execPath, [bin, 'check', file, '--fix', '--yes'], { encoding: 'utf8' });
	const report = output.replaceAll(/\n {6}/g, ' ');
	const left = [...report.matchAll(/^ {2}left (HC\d+) .*?\(line [^)]*\): (.*)\.$/gm)];
	return {
		fixed: [...report.matchAll(/^ {2}fix (HC\d+) /gm)].map(([, id = '']) => id),
		left: Object.fromEntries(left.map(([, id = '', reason = '']) => [id, reason])),
	};
};

const tryOne = async (project: ProjectDockerfile): Promise<FixRecord> => {
	const { repository, commit, target } = project;
	const folder = checkOut(
		{ ...project, kind: '' },
		{ mirrors: values.mirrors, into: mkdtempSync(path.join(workspace, 'c-')) },
	);
	const file = pathOfDockerfile(folder, project);
	const standing = standIns(file);
	const bases = standing.map(({ written, used }) => `${written} = ${used}`);
	const { folder: place = '.', dockerfile } = project;
	const about = { repository, commit, folder: place, ...(dockerfile === undefined ? {} : { dockerfile }), bases };
	const tags = ['before', 'after'].map((when) => `fixes-${process.pid}:${when}`);
	const [first = '', second = ''] = tags;
	const building = { folder, file, target, bases: standing };
	try {
		const unbuilt = buildImage({ ...building, tag: first });
		if (unbuilt !== undefined) return { ...about, unbuilt, fixed: [], left: {}, changedLines: 0, same: false };
		const before = await behaviourOf(first, project);
		const text = readFileSync(file, 'utf8');
		const said = fix(file);
		const changed = { ...about, ...said, changedLines: countChanged(text, readFileSync(file, 'utf8')), before };
		if (buildImage({ ...building, tag: second }) !== undefined) return { ...changed, same: false };
		const after = await behaviourOf(second, project);
		return { ...changed, after, same: isDeepStrictEqual(before, after) };
	} finally {
		spawnSync('docker', ['rmi', '--force', ...tags], { stdio: 'ignore' });
		rmSync(folder, { recursive: true, force: true });
	}
};

const countChanged = (before: string, after: string): number => {
	const lines = new Set(before.split('\n'));
	return after.split('\n').filter((line) => !lines.has(line)).length;
};

const write = (fresh: FixRecord): void => {
	const known: readonly FixRecord[] = existsSync(recordPath) ? JSON.parse(readFileSync(recordPath, 'utf8')) : [];
	const byName = new Map([...known, fresh].map((record) => [nameOf(record), record]));
	const records = dockerfiles.flatMap((project) => byName.get(nameOf(project)) ?? []);
	writeFileSync(recordPath, `${JSON.stringify(records, undefined, '\t')}\n`);
	writeFileSync(path.join(root, 'test/fixes.md'), renderFixes(records));
};

try {
	for (const project of dockerfiles) {
		if (positionals.length > 0 && !positionals.some((part) => nameOf(project).includes(part))) continue;
		const record = await tryOne(project);
		write(record);
		process.stdout.write(`${nameOf(project)}: ${record.unbuilt ?? (record.same ? 'the same' : 'DIFFERS')}\n`);
	}
} finally {
	rmSync(workspace, { recursive: true, force: true });
}
