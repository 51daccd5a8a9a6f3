import { contextArguments } from '../build-context.ts';
import { secretFlags } from '../build-secrets.ts';
import { type ComparisonTable, comparisonMarkdown } from '../comparison/markdown.ts';
import type { Measurement } from '../measurement.ts';
import type { Plan } from '../plan.ts';
import { markdownCellCode, markdownCode, markdownText, shellWord } from '../quoting.ts';
import { runArguments } from '../run-command.ts';
import type { View } from '../view.ts';
import { type Claims, claim, claimsOf } from './claims.ts';
import { comparisonRows, sizeText } from './comparison.ts';
import { debugCommands, debugText, runNotes, updateNotes } from './notes.ts';
import { secretNotes } from './secret-notes.ts';
import { settingsText } from './settings-text.ts';

interface DocsContext {
	readonly view: View;
	/** The Dockerfile that is told of line by line, and where it lies. */
	readonly text: string;
	readonly path: string;
	/** The Dockerfile as it was rendered. */
	readonly proposed: string;
	readonly measurements: readonly Measurement[];
	readonly comparison?: ComparisonTable | undefined;
	/** A person keeps a Dockerfile of their own in its place. */
	readonly isKept?: boolean;
	/** The ignore file, where it is not a person's own. */
	readonly ignoreFile: string | undefined;
}

/** Everything that docs/docker.md says, as Markdown; line numbers are those of the Dockerfile that is shipped. */
export const docsView = (plan: Plan, context: DocsContext) => {
	const { path, measurements, comparison, isKept = false } = context;
	const claims = claimsOf(context);
	return {
		title: markdownText(plan.name),
		introduction: introduction(plan),
		...securityClaims(plan, claims),
		...dockerfileClaims(context, claims),
		...considerations(plan, claims),
		isKept,
		hasPorts: plan.ports.length > 0,
		contextText: contextText(context),
		variables: plan.environment.map(([name, value]) => ({
			name: markdownCellCode(name),
			value: markdownCellCode(value),
		})),
		settingsText: settingsText(plan),
		comparison: comparisonRows(plan, { measurements, isKept }),
		sizeText: sizeText(measurements),
		comparisonLines: comparison === undefined ? [] : ['', ...comparisonMarkdown(comparison).split('\n')],
		buildCommand: [
			'docker build',
			...secretFlags(plan.buildSecrets),
			`--tag ${shellWord(plan.name)} ${contextArguments(plan, path)}`,
		].join(plan.buildSecrets.length === 0 ? ' ' : ' \\\n    '),
		hasSecretNotes: plan.buildSecrets.length > 0,
		secretNotes: secretNotes(plan),
		runCommand: ['docker run --rm', ...runArguments(plan).map((words) => words.map(shellWord).join(' '))].join(
			' \\\n    ',
		),
		runNotes: runNotes(plan),
		debugText: debugText(plan),
		debugCommands: debugCommands(plan),
		updateNotes: updateNotes(plan),
	};
};

const introduction = ({ base, python, server, stages }: Plan): string => {
	const how = server.kind === 'own' ? 'The service starts by itself' : `It is served by ${server.kind}`;
	return markdownText(
		`A ${stages}-stage image on ${base.title} with Python ${python}. ${how}, as user ${base.user.uid}.`,
	);
};

const securityClaims = ({ base, stages }: Plan, claims: Claims) => {
	const support = markdownText(
		base.retired === undefined
			? [`${base.osRelease} gets security fixes until ${base.endOfLife}.`, base.endsEarlier].join(' ').trimEnd()
			: `${base.title} has had no security fixes since ${base.endOfLife}. ${base.retired}`,
	);
	const account = `The account nonroot (${base.user.uid}) is part of the base image; it has no password.`;
	const single =
		'This image is built in a single stage, so whatever the installation leaves behind is part of it. `--stages multi` ships only the result.';
	return {
		nonRootUser: [
			...claims('non-root-user', 'dedicated-user', 'no-setuid-files'),
			...(base.user.createdByUs ? [] : [account]),
		],
		minimalBaseImage: [...claims('minimal-base-image', 'no-shell', 'pinned-base-image'), support],
		multiStageBuilds: stages === 'single' ? [single] : claims('multi-stage-build', 'matching-python'),
	};
};

const dockerfileClaims = ({ ignoreFile }: DocsContext, claims: Claims) => {
	return {
		layerOptimization: claims('dependencies-before-code', 'no-package-cache', 'grouped-commands', 'compiled-bytecode'),
		fileManagement: claims(
			'copy-only-needed-files',
			'no-external-copy',
			'no-secrets',
			'read-only-code',
			'intended-owners',
			'absolute-workdir',
		),
		buildContext:
			ignoreFile === undefined ? [] : [claim('denied-build-context', `[${ignoreFile} line 2](../${ignoreFile}#L2)`)],
		environmentConfiguration: claims('production-environment', 'port-from-environment'),
	};
};

const considerations = ({ name }: Plan, claims: Claims) => {
	const atRun = 'kept by the command under [Run](#run)';
	return {
		resourceManagement: [
			...claims('health-check', 'stop-signal', 'unprivileged-ports'),
			...['resource-limits', 'read-only-root', 'no-capabilities'].map((slug) => claim(slug, atRun)),
		],
		maintainability: [
			...claims('locked-dependencies', 'image-labels'),
			'`.hardened-container.json` holds the answers behind these files: `npm create hardened-container` suggests them again.',
		],
		ciReady: [
			...claims('wheels-only', 'exec-form-commands'),
			'`npx create-hardened-container check Dockerfile` judges the Dockerfile; it ends with 1 when a practice is broken.',
			`\`npx create-hardened-container verify ${shellWord(name)}\` starts the built image and judges what it sees; it ends with 1 when something failed.`,
		],
	};
};

const contextText = ({ view: { ignore }, ignoreFile, isKept }: DocsContext): string => {
	const paths = ignore.map((line) => markdownCode(line.slice(1))).join(', ');
	return ignoreFile === undefined
		? `The ignore file of this folder is its own. The ${isKept === true ? 'proposed ' : ''}Dockerfile copies these paths: ${paths}.`
		: `These paths enter the build context, and nothing else: ${paths}.`;
};
