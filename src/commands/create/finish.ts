import path from 'node:path';
import { contextFrom } from '../../core/build-context.ts';
import { secretFlags } from '../../core/build-secrets.ts';
import type { Plan } from '../../core/plan.ts';
import type { ProjectFacts } from '../../core/project-facts.ts';
import { shellWord } from '../../core/quoting.ts';
import { repeatCommand } from '../../core/repeat-command.ts';
import { runArguments } from '../../core/run-command.ts';
import { hasFailed } from '../../core/verify.ts';
import { count } from '../../core/words.ts';
import type { ConflictChoice } from '../../create-options.ts';
import { ExitCode } from '../../errors.ts';
import { columnsOf } from '../../io.ts';
import { commandLines } from '../../report/command-lines.ts';
import { findingJson, imageJson } from '../../report/findings-json.ts';
import { version } from '../../version.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';
import type { Proof } from './proof.ts';
import type { Written } from './write-files.ts';

interface Ending {
	readonly folder: Folder;
	readonly facts: ProjectFacts;
	readonly decision: Decision;
	readonly written: Written;
	readonly proof: Proof;
}

/** Says what was written, how to run it hardened and how to repeat the run; the exit code says whether all that was asked was done. */
export const finish = ({ io, options, screen }: Session, ending: Ending): ExitCode => {
	const { folder, decision, written, proof } = ending;
	const image = options.tag ?? decision.answers.name;
	const engine = proof.kind === 'verified' || proof.kind === 'failed' ? proof.engine : options.engine;
	const repeat = repeatCommand({
		answers: decision.answers,
		directory: folder.shown,
		build: decision.build,
		tag: options.tag,
		engine: options.engine,
		onConflict: options.onConflict ?? keptBecause(written),
		acceptEndOfLife: options.acceptEndOfLife,
		secrets: options.secrets,
	});
	if (options.json) io.stdout.write(`${JSON.stringify(toJson(ending, repeat.join(' ')), undefined, 2)}\n`);
	screen.outro(lastWord(ending, options.dryRun));
	const show = (title: string, words: readonly string[]): void =>
		screen.plain(`${title}\n`, commandLines(words, Math.min(columnsOf(io), 100)));
	if (options.dryRun) {
		show('Write the files without prompts:', repeat);
		return ExitCode.done;
	}

	if (proof.kind !== 'verified')
		show('Build it:', buildCommand(folder, { plan: decision.plan, image, engine, dockerfile: written.dockerfile }));
	if (proof.kind !== 'failed') show('Run it hardened:', runCommand(decision, { image, engine }));
	show('Repeat this run without prompts:', repeat);
	return exitCode(proof, options.build === true);
};

/** Files that were kept or merged still differ in the next run; it must settle them alike. */
const keptBecause = ({ agreed }: Written): ConflictChoice | undefined =>
	(['beside', 'keep', 'merge'] as const).find((choice) =>
		agreed.some(
			({ change, resolution }) => resolution === choice && change.kind === 'conflict' && change.settled !== 'merge',
		),
	);

interface ImageCommand {
	readonly image: string;
	readonly engine: string | undefined;
}

interface BuildCommand extends ImageCommand {
	readonly plan: Plan;
	readonly dockerfile: string | undefined;
}

const buildCommand = (
	{ shown }: Folder,
	{ plan, image, engine = 'docker', dockerfile = 'Dockerfile' }: BuildCommand,
): readonly string[] => [
	`${engine} build`,
	...(engine === 'docker' ? [] : ['--format docker']),
	...(dockerfile === 'Dockerfile' && plan.contextFolder === ''
		? []
		: [`--file ${shellWord(path.posix.join(shown, dockerfile))}`]),
	...secretFlags(plan.buildSecrets),
	`--tag ${image}`,
	shellWord(path.join(shown, contextFrom(plan))),
];

const runCommand = ({ plan }: Decision, { image, engine = 'docker' }: ImageCommand): readonly string[] => {
	const program = engine === 'buildah' ? 'podman' : engine;
	return [`${program} run --rm`, ...runArguments(plan, image).map((words) => words.map(shellWord).join(' '))];
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const lastWord = ({ written, proof }: Ending, dryRun: boolean): string => {
	if (dryRun) return 'A dry run: nothing was written.';
	const number = written.paths.length - written.copies.length;
	const files = number === 0 ? 'Nothing had to be written' : `Wrote ${count(number, 'file')}`;
	if (proof.kind === 'failed') return `${files}; the build failed.`;
	if (proof.kind === 'missing') return `${files}; not built. ${sentence(proof.reason)} ${proof.hint}`;
	if (proof.kind === 'not wanted') return `${files}; not built.`;
	if (hasFailed(proof.findings)) return `${files}; the image is built, and fails some practices.`;
	const withStatus = (status: 'skip' | 'fail'): number =>
		proof.findings.filter(({ verdict }) => verdict.status === status).length;
	const [skipped, failed] = [withStatus('skip'), withStatus('fail')];
	const rest = [
		...(skipped === 0 ? [] : [`${count(skipped, 'check')} skipped`]),
		...(failed === 0 ? [] : [`${failed} failed (info)`]),
	].join(' and ');
	return `${files}; the image is built and verified${rest === '' ? '' : `, with ${rest}`}.`;
};

const exitCode = (proof: Proof, asked: boolean): ExitCode => {
	if (proof.kind === 'failed' || (proof.kind === 'missing' && asked)) return ExitCode.failed;
	return proof.kind === 'verified' && hasFailed(proof.findings) ? ExitCode.failed : ExitCode.done;
};

const toJson = ({ facts, decision, written, proof }: Ending, repeat: string) => ({
	version,
	facts,
	answers: decision.answers,
	files: written.agreed.map(({ change, resolution }) => ({ path: change.path, change: change.kind, resolution })),
	written: written.paths,
	build: proof.kind,
	image: proof.kind === 'verified' ? imageJson(proof.facts) : null,
	findings: proof.kind === 'verified' ? proof.findings.map(findingJson) : [],
	repeat,
});
