import { describe, expect, test } from 'vitest';
import { runExplain } from '../../src/commands/explain.ts';
import { demonstrations } from '../../src/core/explain/demonstrations/index.ts';
import { findPractice } from '../../src/core/practices/index.ts';
import { memoryIo } from '../support/io.ts';
import { toolAnswers } from '../support/tool.ts';

/** What the bad and the good way must print, by the practice that they show. */
const expected: Readonly<Record<string, readonly [bad: RegExp, good: RegExp]>> = {
	'non-root-user': [/could write \/etc\/passwd/, /could not write \/etc\/passwd/],
	'read-only-code': [/could write \/app\/show\.py/, /could not write \/app\/show\.py/],
	'no-world-writable-files': [/could write \/opt\/tool/, /could not write \/opt\/tool/],
	'intended-owners': [/belongs to user 0/, /belongs to user 65532/],
	'no-capabilities': [/Operation not permitted/, /> done/],
	'no-privilege-escalation': [/became user 0/, /became user 65532/],
	'unprivileged-ports': [/cannot listen on port 80/, /listens on port 8000/],
	'copy-only-needed-files': [/\.env/, /in the image: show\.py$/m],
	'no-secrets': [/token: example-token/, /nothing to be read/],
	'no-setuid-files': [/\/usr\/bin\/su\b/, /setuid or setgid files: none/],
	'no-shell': [/a shell answers/, /there is no shell/],
	'explicit-file-modes': [/Permission denied/, /the service started/],
	'read-only-root': [/Read-only file system/, /wrote \/tmp\/cache/],
	'no-volumes': [/could write \/data\/tool/, /could not write \/data\/tool/],
	'absolute-workdir': [/runs in \/srv\/app/, /runs in \/app/],
	'exec-form-commands': [/code 137, which means killed/, /finished the open requests[\s\S]*code 0/],
	'graceful-stop': [/code 137, which means killed/, /finished the open requests[\s\S]*code 0/],
	'stop-signal': [/It stopped after/, /finished the open requests[\s\S]*code 0/],
	'production-environment': [/It ended with code 1/, /the last words/],
	'compiled-bytecode': [/processor seconds to import/, /processor seconds to import/],
	'port-from-environment': [/listens on 8000/, /listens on 9000/],
	'one-of-each': [/> the second command/, /> the first command/],
	'declared-variables': [/version \[\]/, /version \[1\.2\]/],
	'failing-pipes': [/The build went through/, /The build stopped/],
};

test('at least fifteen practices can be shown, and each exists', () => {
	expect(demonstrations.length).toBeGreaterThanOrEqual(15);
	expect(demonstrations.map(({ slug }) => slug).toSorted()).toEqual(Object.keys(expected).toSorted());
	expect(demonstrations.every(({ slug }) => findPractice(slug).slug === slug)).toBe(true);
});

describe.skipIf(!toolAnswers('docker', ['info'])).concurrent('shown on Docker', () => {
	test.each(demonstrations)(
		'$slug',
		async ({ slug }) => {
			const { io, printed } = memoryIo(process.cwd());
			expect(await runExplain([slug, '--show', '--engine', 'docker'], io)).toBe(0);
			const [, bad = '', good = ''] = printed.stdout.split(/^(?:Bad|Good)$/m);
			expect(bad).toMatch(expected[slug]?.[0] ?? /$^/);
			expect(good).toMatch(expected[slug]?.[1] ?? /$^/);
			if (slug === 'production-environment') expect(bad).not.toMatch(/the last words/);
		},
		180_000,
	);
});

/** The ways in which Podman differs from Docker: how it builds, stops and tells of owners. */
const onPodman: Readonly<Record<string, readonly [bad: RegExp, good: RegExp]>> = {
	'non-root-user': expected['non-root-user'] ?? [/$^/, /$^/],
	'graceful-stop': expected['graceful-stop'] ?? [/$^/, /$^/],
	'intended-owners': [/unknown user[\s\S]*could not be built/, /belongs to user 65532/],
};

describe.skipIf(!toolAnswers('podman', ['info']))('shown on Podman', () => {
	test.each(Object.entries(onPodman))(
		'%s',
		async (slug, [wrong, right]) => {
			const { io, printed } = memoryIo(process.cwd());
			expect(await runExplain([slug, '--show', '--engine', 'podman'], io)).toBe(0);
			const [, bad = '', good = ''] = printed.stdout.split(/^(?:Bad|Good)$/m);
			expect(bad).toMatch(wrong);
			expect(good).toMatch(right);
		},
		180_000,
	);
});
