import { type Flag, parseCommandLine } from '../args.ts';
import { createPlainScreen } from '../ask/screen.ts';
import { labelled } from '../core/columns.ts';
import { expectLabels } from '../core/expectation.ts';
import { practices } from '../core/practices/index.ts';
import { oneOf } from '../core/questions/one-of.ts';
import { parseImageName } from '../core/quoting.ts';
import { hasFailed, verifyImage } from '../core/verify.ts';
import { engineNames } from '../create-options.ts';
import { collectImageFacts } from '../engine/collect-image-facts.ts';
import { findEngine } from '../engine/find-engine.ts';
import { ExitCode, UsageError, UserError } from '../errors.ts';
import { columnsOf, hasColour, type Io } from '../io.ts';
import { parseEnvironment } from '../parse-create-options.ts';
import { createProgress } from '../report/build-progress.ts';
import { findingJson, imageJson } from '../report/findings-json.ts';
import { renderHelp } from '../report/help.ts';
import { createStyle } from '../report/style.ts';
import { describeFailedStart, describeMeasures, renderFindings } from '../report/verify-table.ts';

export const verifyFlags: readonly Flag[] = [
	{ name: 'engine', takes: engineNames.join('|'), help: 'Container engine; otherwise the first that answers' },
	{ name: 'env', takes: 'NAME=value', help: 'Environment that the service needs to start', multiple: true },
	{ name: 'json', help: 'Print one JSON document for scripts' },
	{ name: 'debug', help: 'Show the stack of an error' },
	{ name: 'help', short: 'h', help: 'Show this help' },
];

/** Holds any image against the practices: reads it layer by layer, and starts it hardened. */
export const runVerify = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const line = parseCommandLine(args, { flags: verifyFlags, maxPositionals: 1 });
	if (line.values.has('help')) return printHelp(io);
	const [name] = line.positionals;
	if (name === undefined) throw new UsageError('verify needs the name of an image.', 'For example: verify shop:1.2');
	const json = line.values.has('json');
	const engineName = line.values.get('engine')?.at(-1);
	const prefer = engineName === undefined ? undefined : oneOf(engineNames, { flag: 'engine', text: engineName });
	const environment = parseEnvironment(line.values.get('env') ?? []);
	const facts = await readImage(io, { image: parseImageReference(name), prefer, environment, json });
	const findings = verifyImage(practices, facts);
	if (json) {
		io.stdout.write(
			`${JSON.stringify({ image: imageJson(facts), findings: findings.map(findingJson) }, undefined, 2)}\n`,
		);
	} else {
		const columns = columnsOf(io);
		const style = createStyle(hasColour(io));
		const screen = createPlainScreen(io.stdout, columns);
		screen.step(`Verified ${name}`, renderFindings(findings, { columns: screen.columns, style }));
		screen.step('Measured on this image', labelled(describeMeasures(facts), { columns: screen.columns }));
		const failure = describeFailedStart(facts);
		if (failure !== undefined) screen.step(failure.title, failure.lines);
	}

	return hasFailed(findings) ? ExitCode.failed : ExitCode.done;
};

/** A name, or an id or digest, none of which may be taken for a flag by the engine. */
const parseImageReference = (text: string): string =>
	/^(sha256:)?[0-9a-f]{12,64}$/.test(text) ? text : parseWithDigest(text);

const parseWithDigest = (text: string): string => {
	const [name = '', digest] = text.split('@', 2);
	if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
		throw new UsageError(`"${text}" has no valid digest.`, 'A digest is sha256: and 64 hexadecimal digits.');
	}

	return digest === undefined ? parseImageName(name) : `${parseImageName(name)}@${digest}`;
};

interface Request {
	readonly image: string;
	readonly prefer: (typeof engineNames)[number] | undefined;
	readonly environment: Readonly<Record<string, string>>;
	readonly json: boolean;
}

const readImage = async (io: Io, { image, prefer, environment, json }: Request) => {
	const found = await findEngine({ prefer, signal: io.signal });
	if (found.engine === undefined) throw new UserError(`${found.reason}, so nothing can be verified.`, found.hint);
	const output = json ? io.stderr : io.stdout;
	const live = output.isTTY === true && io.environment.TERM !== 'dumb';
	const progress = createProgress({ output, columns: columnsOf(io), live, now: () => performance.now() / 1000 });
	try {
		const onStep = (what: string): void => progress.note(`Verifying: ${what}`);
		return await collectImageFacts(found.engine, {
			image,
			expect: expectLabels,
			environment,
			signal: io.signal,
			onStep,
		});
	} finally {
		progress.end();
	}
};

const printHelp = (io: Io): ExitCode => {
	const usage = [
		'Usage: create-hardened-container verify IMAGE [flags]',
		'',
		'Checks the hardening of any image, on the image and on a running container.',
	];
	io.stdout.write(renderHelp({ usage, flags: verifyFlags, columns: columnsOf(io) }));
	return ExitCode.done;
};
